package io.lifeboat.plan.step;

/**
 * What a Lambda function is invoked for: an event source mapping.
 *
 * @param function the function's name
 * @param source the ARN of the queue or stream, in the region of the function
 */
public record EventSource(String function, String source) {
  public EventSource {
    if (function.isBlank()) {
      throw new IllegalArgumentException("an event source needs the name of a function");
    }
    if (!source.startsWith("arn:")) {
      throw new IllegalArgumentException("'" + source + "' is not the ARN of an event source");
    }
  }
}
