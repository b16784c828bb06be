package io.lifeboat.simulator.gateway.wire;

import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/**
 * An error as AWS reports it.
 *
 * @param code AWS's error code, e.g. {@code InvalidGlobalClusterStateFault}
 * @param status HTTP status
 * @param fields members that the error's shape has besides the message
 */
public record WireError(String code, String message, int status, Optional<SdkPojo> fields) {

  /** An error without further members. */
  public static WireError of(String code, String message, int status) {
    return new WireError(code, message, status, Optional.empty());
  }

  /** The error that a service threw; code and status fall back to those of a client error. */
  public static WireError of(AwsServiceException thrown) {
    var details = Optional.ofNullable(thrown.awsErrorDetails());
    String code = details.map(d -> d.errorCode()).orElseGet(() -> nameOf(thrown));
    String message =
        details
            .map(d -> d.errorMessage())
            .orElse(Optional.ofNullable(thrown.getMessage()).orElse(""));
    int status = thrown.statusCode() >= 400 ? thrown.statusCode() : 400;
    return new WireError(
        code, message, status, Optional.of((SdkPojo) thrown).filter(WireError::hasFields));
  }

  /** Whether the caller is at fault, rather than AWS. */
  public boolean isSenders() {
    return status < 500;
  }

  private static boolean hasFields(SdkPojo thrown) {
    return thrown.sdkFields() != null && !thrown.sdkFields().isEmpty();
  }

  private static String nameOf(AwsServiceException thrown) {
    return thrown.getClass().getSimpleName();
  }
}
