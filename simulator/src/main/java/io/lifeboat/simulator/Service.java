package io.lifeboat.simulator;

import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;

/**
 * One simulated service.
 *
 * @param type the SDK's client interface
 * @param name as in ARNs
 * @param error a builder of the service's own exception
 * @param inRegion makes the object that does the work for one region
 */
record Service<C extends SdkClient>(
    Class<C> type,
    String name,
    Supplier<AwsServiceException.Builder> error,
    Function<String, C> inRegion) {

  /** The region whose API answers for a client of {@code region}. */
  String controlPlane(String region) {
    return name.equals("route53") || name.equals("cloudfront") ? "us-east-1" : region;
  }

  /** The error code that means slow down. */
  String throttling() {
    return switch (name) {
      case "ecs", "application-autoscaling" -> "ThrottlingException";
      case "rds-data", "dynamodb" -> "ThrottlingException";
      case "secretsmanager", "kms", "ssm", "events", "scheduler" -> "ThrottlingException";
      case "s3", "s3-control" -> "SlowDown";
      case "sns" -> "Throttled";
      case "lambda", "apigateway", "ses" -> "TooManyRequestsException";
      case "sqs" -> "RequestThrottled";
      default -> "Throttling";
    };
  }
}
