package io.lifeboat.simulator;

import java.time.Duration;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Makes errors as the SDK makes them from AWS's answers. */
public final class AwsError {
  private AwsError() {}

  /**
   * An error for the caller of an operation.
   *
   * @param builder of the exception class that the SDK has for the code, or of the service's own
   * @param code as on the wire, such as {@code InvalidGlobalClusterStateFault}
   * @param status of HTTP
   */
  public static AwsServiceException of(
      AwsServiceException.Builder builder, String code, int status, String message) {
    builder.awsErrorDetails(
        AwsErrorDetails.builder()
            .errorCode(code)
            .errorMessage(message)
            .serviceName("Simulated")
            .sdkHttpResponse(SdkHttpResponse.builder().statusCode(status).build())
            .build());
    builder.message(message);
    builder.statusCode(status);
    builder.requestId("00000000-0000-4000-8000-000000000000");
    builder.clockSkew(Duration.ZERO);
    return builder.build();
  }
}
