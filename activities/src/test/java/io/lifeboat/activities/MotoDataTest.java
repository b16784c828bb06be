package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.dynamodb.AwsAddDynamoDbReplica;
import io.lifeboat.activities.dynamodb.AwsCheckDynamoDbMarker;
import io.lifeboat.activities.dynamodb.AwsHoldDynamoDbLag;
import io.lifeboat.activities.dynamodb.AwsRemoveDynamoDbReplica;
import io.lifeboat.activities.dynamodb.AwsWriteDynamoDbMarker;
import io.lifeboat.activities.s3.AwsCompareS3Prefix;
import io.lifeboat.activities.s3.AwsHoldS3Replication;
import io.lifeboat.activities.s3.AwsReverseS3Replication;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.step.AddDynamoDbReplica;
import io.lifeboat.plan.step.CheckDynamoDbMarker;
import io.lifeboat.plan.step.CompareS3Prefix;
import io.lifeboat.plan.step.HoldDynamoDbLag;
import io.lifeboat.plan.step.HoldS3Replication;
import io.lifeboat.plan.step.RemoveDynamoDbReplica;
import io.lifeboat.plan.step.ReverseS3Replication;
import io.lifeboat.plan.step.WriteDynamoDbMarker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ReplicationConfiguration;
import software.amazon.awssdk.services.s3.model.ReplicationRule;
import software.amazon.awssdk.services.s3.model.ReplicationRuleStatus;

/**
 * The actions of tables, buckets and caches against moto over HTTP, as far as moto goes.
 *
 * <p>Not covered here, because moto does not have it: replicas of tables (it takes UpdateTable and
 * makes none), objects that reach another bucket, routes of access points, Global Datastores. The
 * promise tests cover it against the simulator.
 */
@Timeout(120)
class MotoDataTest {
  private static final Region FRA = Region.of("eu-central-1");
  private static final Region DUB = Region.of("eu-west-1");
  private static final StepCall CALL =
      new StepCall("shop", "run-1", "step", "shop moves", Map.of());

  private static final String ROLE = "arn:aws:iam::123456789012:role/replication";

  private static AgainstMoto moto;
  private static SdkClients aws;

  private final HandWatch watch = new HandWatch().at(Instant.now());

  @BeforeAll
  static void start() throws Exception {
    moto = AgainstMoto.start("DynamoDB");
    aws = moto.aws();
    AgainstMoto.warmUp(
        () -> aws.client(DynamoDbClient.class, FRA).listTables(),
        () -> aws.client(S3Client.class, FRA).listBuckets(),
        () -> aws.cloudWatch(FRA).listMetrics());
  }

  @AfterAll
  static void stop() {
    if (moto != null) {
      moto.close();
    }
  }

  private static void createTable(String name) {
    createTable(name, FRA);
  }

  private static void createTable(String name, Region region) {
    aws.client(DynamoDbClient.class, region)
        .createTable(
            request ->
                request
                    .tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(
                        AttributeDefinition.builder()
                            .attributeName("id")
                            .attributeType(ScalarAttributeType.S)
                            .build())
                    .keySchema(
                        KeySchemaElement.builder()
                            .attributeName("id")
                            .keyType(KeyType.HASH)
                            .build())
                    .streamSpecification(
                        s ->
                            s.streamEnabled(true)
                                .streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)));
  }

  @Test
  void noticesThatARequestWasTakenAndNothingMade() {
    createTable("sessions");
    AwsAddDynamoDbReplica add = new AwsAddDynamoDbReplica(aws);
    AddDynamoDbReplica step = new AddDynamoDbReplica("sessions", "sessions", FRA, DUB);

    assertThat(add.inspect(step, CALL, watch).state()).isEqualTo(State.READY);
    add.apply(step, CALL, watch);
    assertThat(catchThrowable(() -> add.confirm(step, CALL, watch)))
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining("nothing has moved: sessions has no replica in eu-west-1");
  }

  @Test
  void seesThatThereIsNoReplicaToRemove() {
    createTable("alone");
    RemoveDynamoDbReplica step = new RemoveDynamoDbReplica("alone", "alone", FRA, DUB);
    assertThat(new AwsRemoveDynamoDbReplica(aws).inspect(step, CALL, watch).state())
        .isEqualTo(State.ALREADY_DONE);
  }

  @Test
  void writesAMarkerOnceAndFindsIt() {
    createTable("carts");
    aws.client(DynamoDbClient.class, FRA)
        .updateTimeToLive(
            request ->
                request
                    .tableName("carts")
                    .timeToLiveSpecification(t -> t.enabled(true).attributeName("expires")));
    Map<String, String> key = Map.of("id", "lifeboat/{marker}");
    AwsWriteDynamoDbMarker write = new AwsWriteDynamoDbMarker(aws);
    WriteDynamoDbMarker step = new WriteDynamoDbMarker("carts", "carts", List.of(FRA), key);

    assertThat(write.inspect(step, CALL, watch).state()).isEqualTo(State.READY);
    write.apply(step, CALL, watch);
    write.apply(step, CALL, watch);
    assertThat(write.confirm(step, CALL, watch).sentence())
        .startsWith("the marker of this run stands in carts in eu-central-1");
    CheckDynamoDbMarker check = new CheckDynamoDbMarker("carts", "carts", FRA, key, Duration.ZERO);
    assertThat(new AwsCheckDynamoDbMarker(aws).confirm(check, CALL, watch).facts())
        .containsEntry(Facts.MARKER_FOUND, "true");
  }

  @Test
  void readsTheLagThatCloudWatchHas() {
    createTable("lagging");
    createTable("lagging", DUB);
    aws.cloudWatch(FRA)
        .putMetricData(
            request ->
                request
                    .namespace("AWS/DynamoDB")
                    .metricData(
                        MetricDatum.builder()
                            .metricName("ReplicationLatency")
                            .dimensions(
                                dimension("ReceivingRegion", "eu-west-1"),
                                dimension("TableName", "lagging"))
                            .timestamp(watch.now().minusSeconds(90))
                            .value(650.0)
                            .build()));
    HoldDynamoDbLag step =
        new HoldDynamoDbLag(
            "lagging",
            "lagging",
            FRA,
            DUB,
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Mode.GRACEFUL);

    assertThat(new AwsHoldDynamoDbLag(aws).confirm(step, CALL, watch).facts())
        .containsEntry(Facts.LAG_SECONDS, "0.650");
  }

  @Test
  void turnsTheReplicationOfABucketRoundAndBack() {
    bucket("media-fra", FRA);
    bucket("media-dub", DUB);
    aws.client(S3Client.class, FRA)
        .putBucketReplication(
            request -> request.bucket("media-fra").replicationConfiguration(toDub()));
    AwsReverseS3Replication reverse = new AwsReverseS3Replication(aws);
    ReverseS3Replication step =
        new ReverseS3Replication("media", FRA, DUB, "media-fra", "media-dub", ROLE);

    Inspection found = reverse.inspect(step, CALL, watch);
    assertThat(found.state()).isEqualTo(State.READY);
    reverse.apply(step, CALL, watch);
    assertThat(reverse.confirm(step, CALL, watch).sentence())
        .startsWith("media is replicated from eu-west-1 to eu-central-1 alone");
    reverse.revert(step, new StepCall("shop", "run-1", "step", "shop moves", found.facts()), watch);
    assertThat(reverse.inspect(step, CALL, watch)).isEqualTo(found);
  }

  @Test
  void seesThatTheOtherBucketKeepsNoVersions() {
    bucket("from-fra", FRA);
    aws.client(S3Client.class, DUB)
        .createBucket(
            request ->
                request
                    .bucket("to-dub")
                    .createBucketConfiguration(c -> c.locationConstraint(DUB.name())));
    HoldS3Replication step =
        new HoldS3Replication(
            "media",
            FRA,
            DUB,
            "from-fra",
            "to-dub",
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Mode.GRACEFUL);

    assertThat(catchThrowable(() -> new AwsHoldS3Replication(aws).confirm(step, CALL, watch)))
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining("keeps no versions");
  }

  private static void bucket(String name, Region region) {
    S3Client s3 = aws.client(S3Client.class, region);
    s3.createBucket(
        request ->
            request
                .bucket(name)
                .createBucketConfiguration(c -> c.locationConstraint(region.name())));
    s3.putBucketVersioning(
        request ->
            request
                .bucket(name)
                .versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
  }

  private static ReplicationConfiguration toDub() {
    ReplicationRule rule =
        ReplicationRule.builder()
            .id("to-dub")
            .priority(1)
            .filter(f -> f.prefix(""))
            .status(ReplicationRuleStatus.ENABLED)
            .deleteMarkerReplication(d -> d.status("Disabled"))
            .destination(d -> d.bucket("arn:aws:s3:::media-dub"))
            .build();
    return ReplicationConfiguration.builder().role(ROLE).rules(List.of(rule)).build();
  }

  @Test
  void comparesTwoPrefixes() {
    bucket("pages", FRA);
    S3Client s3 = aws.client(S3Client.class, FRA);
    for (String key : List.of("blue/a", "blue/b", "green/a", "green/c")) {
      s3.putObject(r -> r.bucket("pages").key(key), RequestBody.fromString("same"));
    }
    CompareS3Prefix step =
        new CompareS3Prefix("pages", FRA, "pages", "blue/", FRA, "pages", "green/");

    assertThat(new AwsCompareS3Prefix(aws).confirm(step, CALL, watch).sentence())
        .isEqualTo(
            "DIFFERENT: pages: 1 object is equal; 2 differ: b is only in the first;"
                + " c is only in the second");
  }

  private static Dimension dimension(String name, String value) {
    return Dimension.builder().name(name).value(value).build();
  }
}
