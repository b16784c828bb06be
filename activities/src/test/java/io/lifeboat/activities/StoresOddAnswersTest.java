package io.lifeboat.activities;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.step.AddDynamoDbReplica;
import io.lifeboat.plan.step.HoldS3Replication;
import io.lifeboat.plan.step.RemoveDynamoDbReplica;
import java.time.Duration;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.ReplicaDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.s3.model.GetBucketReplicationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;

/** Of DynamoDB and S3. */
class StoresOddAnswersTest extends OddAnswers {
  private static final AddDynamoDbReplica ADD =
      new AddDynamoDbReplica("carts", "shop-carts", FRA, DUB);
  private static final RemoveDynamoDbReplica REMOVE =
      new RemoveDynamoDbReplica("carts", "shop-carts", FRA, DUB);
  private static final HoldS3Replication HOLD =
      new HoldS3Replication(
          "media",
          FRA,
          DUB,
          "media-fra",
          "media-dub",
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Mode.GRACEFUL);

  @Override
  Stream<Odd> oddities() {
    return Stream.of(
        odd("an answer without a table", ADD, table(null), "eu-central-1 has no table shop-carts"),
        odd(
            "an answer without a table",
            REMOVE,
            table(null),
            "eu-central-1 has no table shop-carts"),
        odd(
            "a replica that is shut off",
            ADD,
            table(replica("REGION_DISABLED")),
            "is REGION_DISABLED; look at it in the DynamoDB console"),
        odd(
            "a state that nobody knows",
            ADD,
            table(replica("DANCING")),
            "is DANCING; look at it in the DynamoDB console"),
        odd("a page of HTML", ADD, html("describeTable"), "HTTP 500, no error code"),
        odd("a page of HTML", REMOVE, html("describeTable"), "HTTP 500, no error code"),
        odd(
            "a bucket that does not say whether it keeps versions",
            HOLD,
            new StandIns()
                .answering("getBucketVersioning", GetBucketVersioningResponse.builder().build()),
            "keeps no versions"),
        odd(
            "replication without rules",
            HOLD,
            versioned()
                .answering("getBucketReplication", GetBucketReplicationResponse.builder().build()),
            "has no replication rule to media-dub that is enabled"),
        odd("a page of HTML", HOLD, html("getBucketVersioning"), "HTTP 500, no error code"));
  }

  private static StandIns versioned() {
    return new StandIns()
        .answering(
            "getBucketVersioning", GetBucketVersioningResponse.builder().status("Enabled").build());
  }

  private static StandIns table(TableDescription table) {
    return new StandIns()
        .answering("describeTable", DescribeTableResponse.builder().table(table).build());
  }

  private static TableDescription replica(String status) {
    return TableDescription.builder()
        .tableName("shop-carts")
        .tableStatus("ACTIVE")
        .replicas(ReplicaDescription.builder().regionName(DUB.name()).replicaStatus(status).build())
        .build();
  }
}
