package io.lifeboat.simulator.parameters;

import io.lifeboat.simulator.AwsError;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ssm.model.HierarchyTypeMismatchException;
import software.amazon.awssdk.services.ssm.model.InvalidKeyIdException;
import software.amazon.awssdk.services.ssm.model.InvalidNextTokenException;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.SsmException;

/** The errors of Parameter Store. */
final class ParameterErrors {
  private ParameterErrors() {}

  static AwsServiceException missing() {
    return error(ParameterNotFoundException.builder(), "ParameterNotFound", "Parameter not found.");
  }

  static AwsServiceException exists() {
    return error(
        ParameterAlreadyExistsException.builder(),
        "ParameterAlreadyExists",
        "The parameter already exists. To overwrite this value, set the overwrite option in the"
            + " request to true.");
  }

  static AwsServiceException mismatch(String change) {
    return error(
        HierarchyTypeMismatchException.builder(),
        "HierarchyTypeMismatchException",
        "Parameter Store does not support changing a parameter type: " + change);
  }

  static AwsServiceException key(String key) {
    return error(InvalidKeyIdException.builder(), "InvalidKeyId", "Invalid keyId " + key);
  }

  static AwsServiceException token() {
    return error(
        InvalidNextTokenException.builder(),
        "InvalidNextToken",
        "The specified token is not valid.");
  }

  static AwsServiceException invalid(String message) {
    return error(SsmException.builder(), "ValidationException", message);
  }

  private static AwsServiceException error(
      AwsServiceException.Builder builder, String code, String message) {
    return AwsError.of(builder, code, 400, message);
  }
}
