package io.lifeboat.simulator.rdsdata;

import io.lifeboat.simulator.AwsError;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.rdsdata.model.BadRequestException;
import software.amazon.awssdk.services.rdsdata.model.DatabaseErrorException;
import software.amazon.awssdk.services.rdsdata.model.DatabaseNotFoundException;
import software.amazon.awssdk.services.rdsdata.model.DatabaseUnavailableException;
import software.amazon.awssdk.services.rdsdata.model.HttpEndpointNotEnabledException;
import software.amazon.awssdk.services.rdsdata.model.RdsDataException;
import software.amazon.awssdk.services.rdsdata.model.SecretsErrorException;
import software.amazon.awssdk.services.rdsdata.model.UnsupportedResultException;

/**
 * The errors of the RDS Data API, with the codes and statuses of its model. For provisioned
 * clusters an error of the database is a DatabaseErrorException; BadRequestException is left for
 * calls that never reach one.
 */
final class DataFaults {
  private DataFaults() {}

  /** An error as PostgreSQL reports it. */
  static AwsServiceException sql(String message, String state) {
    return database("ERROR: " + message + "; SQLState: " + state);
  }

  static AwsServiceException noSuchDatabase(String name) {
    return database("FATAL: database \"" + name + "\" does not exist; SQLState: 3D000");
  }

  private static AwsServiceException database(String message) {
    return AwsError.of(DatabaseErrorException.builder(), "DatabaseErrorException", 400, message);
  }

  static AwsServiceException badRequest(String message) {
    return AwsError.of(BadRequestException.builder(), "BadRequestException", 400, message);
  }

  static AwsServiceException httpEndpointDisabled(String arn) {
    return AwsError.of(
        HttpEndpointNotEnabledException.builder(),
        "HttpEndpointNotEnabledException",
        400,
        "HttpEndpoint is not enabled for cluster " + arn);
  }

  static AwsServiceException noInstance(String arn) {
    return AwsError.of(
        DatabaseNotFoundException.builder(),
        "DatabaseNotFoundException",
        404,
        "The DB cluster " + arn + " doesn't have a DB instance.");
  }

  static AwsServiceException noWriter(String arn) {
    return AwsError.of(
        DatabaseUnavailableException.builder(),
        "DatabaseUnavailableException",
        504,
        "The writer instance in the DB cluster " + arn + " isn't available.");
  }

  static AwsServiceException noSecret(String arn) {
    return AwsError.of(
        SecretsErrorException.builder(),
        "SecretsErrorException",
        400,
        "Secrets Manager can't find the specified secret " + arn);
  }

  static AwsServiceException unsupportedResult(String message) {
    return AwsError.of(
        UnsupportedResultException.builder(), "UnsupportedResultException", 400, message);
  }

  static AwsServiceException notSimulated(String what) {
    return AwsError.of(RdsDataException.builder(), "NotSimulated", 501, what + " is not simulated");
  }
}
