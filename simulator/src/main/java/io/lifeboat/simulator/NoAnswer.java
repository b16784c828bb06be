package io.lifeboat.simulator;

import software.amazon.awssdk.core.exception.SdkClientException;

/** The region did not answer, as the SDK tells its caller. */
public final class NoAnswer extends SdkClientException {
  private final transient Loss loss;

  NoAnswer(Loss loss, String message) {
    super(builderWith(message));
    this.loss = loss;
  }

  /** How the region is lost; a gateway lets its caller feel the same. */
  public Loss loss() {
    return loss;
  }

  private static Builder builderWith(String message) {
    Builder builder = SdkClientException.builder();
    builder.message(message);
    return builder;
  }
}
