package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;

/**
 * What a Lambda function is invoked for: an event source mapping.
 *
 * @param function the function's name
 * @param source the ARN of the queue or stream, in the region of the function
 */
public record EventSource(String function, String source) {
  public EventSource {
    Form.FUNCTION.check(function, "the function of an event source");
    Needed.text(source, "the event source of " + function);
    Needed.that(
        source.matches("arn:[a-z-]+:(?:sqs|kinesis|dynamodb|kafka|mq|rds):[a-z0-9-]+:\\d{12}:\\S+"),
        "the event source of %s is not the ARN of a queue or a stream: '%s'"
            .formatted(function, source));
  }

  /** Refuses a source in another region than the function. */
  void mustBeIn(Region region) {
    Needed.that(
        source.split(":", -1)[3].equals(region.name()),
        "the event source of %s is not in %s: '%s'".formatted(function, region, source));
  }
}
