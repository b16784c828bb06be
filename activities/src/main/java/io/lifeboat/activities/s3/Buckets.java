package io.lifeboat.activities.s3;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ReplicationConfiguration;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The buckets of a region, asked there. */
record Buckets(AwsClients aws, Region region, Watch watch) {
  static final String GET_VERSIONING = "s3:GetBucketVersioning";
  static final String GET_REPLICATION = "s3:GetReplicationConfiguration";
  static final String PUT_REPLICATION = "s3:PutReplicationConfiguration";

  private static final int NOT_FOUND = 404;

  /** Whether every version is kept, without which S3 replicates nothing; empty without bucket. */
  Optional<Boolean> isVersioned(String bucket) {
    return found(
        GET_VERSIONING,
        s3 ->
            s3.getBucketVersioning(request -> request.bucket(bucket)).status()
                == BucketVersioningStatus.ENABLED);
  }

  /** Empty when the bucket has none. */
  Optional<ReplicationConfiguration> replication(String bucket) {
    return found(
        GET_REPLICATION,
        s3 ->
            s3.getBucketReplication(request -> request.bucket(bucket)).replicationConfiguration());
  }

  void put(String bucket, ReplicationConfiguration configuration) {
    new AwsCall(PUT_REPLICATION, region, watch)
        .answer(
            () ->
                client()
                    .putBucketReplication(
                        request -> request.bucket(bucket).replicationConfiguration(configuration)));
  }

  void removeReplication(String bucket) {
    new AwsCall(PUT_REPLICATION, region, watch)
        .answer(() -> client().deleteBucketReplication(request -> request.bucket(bucket)));
  }

  private <T> Optional<T> found(String permission, Function<S3Client, T> question) {
    return new AwsCall(permission, region, watch)
        .answer(
            () -> {
              try {
                return Optional.ofNullable(question.apply(client()));
              } catch (S3Exception answer) {
                if (answer.statusCode() == NOT_FOUND) {
                  return Optional.<T>empty();
                }
                throw answer;
              }
            });
  }

  private S3Client client() {
    return aws.client(S3Client.class, region);
  }
}
