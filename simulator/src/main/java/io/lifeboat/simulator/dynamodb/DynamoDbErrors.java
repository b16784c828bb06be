package io.lifeboat.simulator.dynamodb;

import io.lifeboat.simulator.AwsError;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** DynamoDB's errors. */
final class DynamoDbErrors {
  private DynamoDbErrors() {}

  static AwsServiceException invalid(String message) {
    return AwsError.of(DynamoDbException.builder(), "ValidationException", 400, message);
  }

  static AwsServiceException notSimulated(String what) {
    return AwsError.of(
        DynamoDbException.builder(), "NotSimulated", 501, what + " is not simulated");
  }

  static AwsServiceException notFound(String table) {
    return AwsError.of(
        ResourceNotFoundException.builder(),
        "ResourceNotFoundException",
        400,
        "Requested resource not found: Table: " + table + " not found");
  }

  static AwsServiceException inUse(String message) {
    return AwsError.of(ResourceInUseException.builder(), "ResourceInUseException", 400, message);
  }

  static AwsServiceException conditionFailed() {
    return AwsError.of(
        ConditionalCheckFailedException.builder(),
        "ConditionalCheckFailedException",
        400,
        "The conditional request failed");
  }
}
