package io.lifeboat.simulator.route53;

import io.lifeboat.simulator.AwsError;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.route53.model.HealthCheckVersionMismatchException;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.InvalidInputException;
import software.amazon.awssdk.services.route53.model.NoSuchChangeException;
import software.amazon.awssdk.services.route53.model.NoSuchHealthCheckException;
import software.amazon.awssdk.services.route53.model.NoSuchHostedZoneException;
import software.amazon.awssdk.services.route53.model.PriorRequestNotCompleteException;

/** The errors of Route 53, with its codes. */
final class Route53Errors {
  private Route53Errors() {}

  static AwsServiceException noZone(String id) {
    return AwsError.of(
        NoSuchHostedZoneException.builder(),
        "NoSuchHostedZone",
        404,
        "No hosted zone found with ID: " + id);
  }

  static AwsServiceException noHealthCheck(String id) {
    return AwsError.of(
        NoSuchHealthCheckException.builder(),
        "NoSuchHealthCheck",
        404,
        "No health check exists with the specified ID " + id);
  }

  static AwsServiceException noChange(String id) {
    return AwsError.of(
        NoSuchChangeException.builder(),
        "NoSuchChange",
        404,
        "Could not find resource with ID: " + id);
  }

  static AwsServiceException batch(List<String> findings) {
    String message = "[" + String.join(", ", findings) + "]";
    return AwsError.of(
        InvalidChangeBatchException.builder().messages(findings),
        "InvalidChangeBatch",
        400,
        message);
  }

  static AwsServiceException input(String message) {
    return AwsError.of(InvalidInputException.builder(), "InvalidInput", 400, message);
  }

  static AwsServiceException busy() {
    return AwsError.of(
        PriorRequestNotCompleteException.builder(),
        "PriorRequestNotComplete",
        400,
        "The request was rejected because Route 53 was still processing a prior request.");
  }

  static AwsServiceException versionMismatch(long asked, long is) {
    return AwsError.of(
        HealthCheckVersionMismatchException.builder(),
        "HealthCheckVersionMismatch",
        409,
        "The health check version " + asked + " does not match the current version " + is);
  }
}
