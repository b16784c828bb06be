package io.lifeboat.simulator.s3;

import io.lifeboat.simulator.AwsError;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** S3's errors. */
final class S3Errors {
  private S3Errors() {}

  static AwsServiceException error(String code, int status, String message) {
    return AwsError.of(S3Exception.builder(), code, status, message);
  }

  static AwsServiceException noBucket(String bucket) {
    return AwsError.of(
        NoSuchBucketException.builder(),
        "NoSuchBucket",
        404,
        "The specified bucket does not exist: " + bucket);
  }

  static AwsServiceException elsewhere(String bucket, String region) {
    return error(
        "PermanentRedirect",
        301,
        "The bucket you are attempting to access must be addressed using the specified endpoint: %s is in %s"
            .formatted(bucket, region));
  }

  static AwsServiceException noKey(String key) {
    return AwsError.of(
        NoSuchKeyException.builder(), "NoSuchKey", 404, "The specified key does not exist: " + key);
  }

  static AwsServiceException noReplication() {
    return error(
        "ReplicationConfigurationNotFoundError",
        404,
        "The replication configuration was not found");
  }

  static AwsServiceException invalid(String message) {
    return error("InvalidRequest", 400, message);
  }
}
