package io.lifeboat.simulator.lambda;

import io.lifeboat.simulator.AwsError;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyConfigNotFoundException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceInUseException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** The errors of Lambda, with its codes. */
final class LambdaErrors {
  private LambdaErrors() {}

  static AwsServiceException notFound(String what) {
    return AwsError.of(
        ResourceNotFoundException.builder().type("User"),
        "ResourceNotFoundException",
        404,
        what + " not found");
  }

  static AwsServiceException notProvisioned(String arn) {
    return AwsError.of(
        ProvisionedConcurrencyConfigNotFoundException.builder().type("User"),
        "ProvisionedConcurrencyConfigNotFoundException",
        404,
        "No Provisioned Concurrency Config found for this function: " + arn);
  }

  static AwsServiceException parameter(String message) {
    return AwsError.of(
        InvalidParameterValueException.builder().type("User"),
        "InvalidParameterValueException",
        400,
        message);
  }

  static AwsServiceException updating(String arn) {
    return AwsError.of(
        ResourceConflictException.builder().type("User"),
        "ResourceConflictException",
        409,
        "The operation cannot be performed at this time. An update is in progress for resource: "
            + arn);
  }

  static AwsServiceException inUse(String state) {
    return AwsError.of(
        ResourceInUseException.builder().type("User"),
        "ResourceInUseException",
        400,
        "Cannot update the event source mapping because it is in use: " + state);
  }

  static AwsServiceException revision() {
    return AwsError.of(
        PreconditionFailedException.builder().type("User"),
        "PreconditionFailedException",
        412,
        "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id");
  }

  static AwsServiceException throttled() {
    return AwsError.of(
        TooManyRequestsException.builder()
            .type("User")
            .reason("ReservedFunctionConcurrentInvocationLimitExceeded"),
        "TooManyRequestsException",
        429,
        "Rate Exceeded.");
  }
}
