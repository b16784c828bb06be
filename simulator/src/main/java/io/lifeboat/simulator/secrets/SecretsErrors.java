package io.lifeboat.simulator.secrets;

import io.lifeboat.simulator.AwsError;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.secretsmanager.model.DecryptionFailureException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** The errors of Secrets Manager. */
final class SecretsErrors {
  private SecretsErrors() {}

  static AwsServiceException notFound(String message) {
    return AwsError.of(
        ResourceNotFoundException.builder(), "ResourceNotFoundException", 400, message);
  }

  static AwsServiceException invalid(String message) {
    return AwsError.of(
        InvalidParameterException.builder(), "InvalidParameterException", 400, message);
  }

  static AwsServiceException notNow(String message) {
    return AwsError.of(InvalidRequestException.builder(), "InvalidRequestException", 400, message);
  }

  static AwsServiceException undecipherable() {
    return AwsError.of(
        DecryptionFailureException.builder(),
        "DecryptionFailure",
        400,
        "Secrets Manager can't decrypt the protected secret text using the provided KMS key.");
  }

  static AwsServiceException exists(String message) {
    return AwsError.of(ResourceExistsException.builder(), "ResourceExistsException", 400, message);
  }
}
