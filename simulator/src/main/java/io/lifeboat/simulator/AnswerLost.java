package io.lifeboat.simulator;

import software.amazon.awssdk.core.exception.SdkClientException;

/** The call took effect and its answer was lost, as the SDK tells its caller. */
public final class AnswerLost extends SdkClientException {
  AnswerLost(String operation) {
    super(builderFor(operation));
  }

  private static Builder builderFor(String operation) {
    Builder builder = SdkClientException.builder();
    builder.message(
        "Unable to unmarshall response (Premature EOF). Response Code: 200, Response Text: OK"
            + " (the answer to "
            + operation
            + " was lost)");
    return builder;
  }
}
