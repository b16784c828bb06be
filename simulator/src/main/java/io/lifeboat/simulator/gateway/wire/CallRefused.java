package io.lifeboat.simulator.gateway.wire;

/** A call that never reaches its service: malformed, unknown or not simulated. */
public final class CallRefused extends RuntimeException {
  private final transient WireError error;

  public CallRefused(WireError error) {
    super(error.message(), null, false, false);
    this.error = error;
  }

  /** A body, header or parameter that is not what the protocol asks for: HTTP 400. */
  public static CallRefused malformed(String code, String message) {
    return new CallRefused(WireError.of(code, message, 400));
  }

  /** An operation or a service that is not there: HTTP 501, the message names it. */
  public static CallRefused notSimulated(String message) {
    return new CallRefused(WireError.of("NotSimulated", message, 501));
  }

  public WireError error() {
    return error;
  }
}
