package io.lifeboat.simulator.rds;

import static io.lifeboat.simulator.AwsAnswers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Scene;
import io.lifeboat.simulator.Viewer;
import io.lifeboat.simulator.Worlds;
import io.lifeboat.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.rds.model.Tag;

/** DB instances outside Aurora: what becomes of them, and who can write to them meanwhile. */
@Timeout(20)
class DatabasesTest {
  private static final String FRA = "eu-central-1";
  private static final String DUB = "eu-west-1";
  private static final String FRA_ARN = "arn:aws:rds:eu-central-1:111122223333:db:crm-fra";

  private Scene scene = Scene.of(Worlds.aDatabaseOutsideAurora());

  private RdsClient rds(String region) {
    return scene.client(RdsClient.class, region);
  }

  private DBInstance instance(String region, String id) {
    return rds(region).describeDBInstances(r -> r.dbInstanceIdentifier(id)).dbInstances().get(0);
  }

  private int health(String region) {
    return scene
        .aws()
        .web()
        .get(region + ".crm.example.com", "/health", Viewer.named("me"))
        .status();
  }

  @Test
  void aRebootWithFailoverMovesItToAnotherZoneAndHealsAnIllOne() {
    scene.aws().faults().fallIll("crm-fra", Illness.ZONE);
    DBInstance before = instance(FRA, "crm-fra");
    assertThat(before.dbInstanceStatus()).isEqualTo("available");
    assertThat(health(FRA)).isEqualTo(503);

    rds(FRA).rebootDBInstance(r -> r.dbInstanceIdentifier("crm-fra").forceFailover(true));
    assertThat(instance(FRA, "crm-fra").dbInstanceStatus()).isEqualTo("rebooting");
    assertRefused(
        () -> rds(FRA).rebootDBInstance(r -> r.dbInstanceIdentifier("crm-fra")),
        "InvalidDBInstanceState");
    scene.forward(Duration.ofMinutes(3));

    DBInstance after = instance(FRA, "crm-fra");
    assertThat(after.availabilityZone()).isEqualTo(before.secondaryAvailabilityZone());
    assertThat(health(FRA)).isEqualTo(200);
    assertThat(rds(FRA).describeEvents(r -> r.sourceIdentifier("crm-fra")).events())
        .extracting(event -> event.message())
        .containsExactly(
            "Multi-AZ instance failover started",
            "Multi-AZ instance failover completed",
            "DB instance restarted");
  }

  @Test
  void aRebootAloneLeavesItWhereItIsAndWithoutStandbyNoFailoverIsTaken() {
    scene = Scene.of(Worlds.aDatabaseInOneZone());
    scene.aws().faults().fallIll("crm-fra", Illness.ZONE);
    assertRefused(
        () -> rds(FRA).rebootDBInstance(r -> r.dbInstanceIdentifier("crm-fra").forceFailover(true)),
        "InvalidParameterCombination");
    rds(FRA).rebootDBInstance(r -> r.dbInstanceIdentifier("crm-fra"));
    scene.forward(Duration.ofMinutes(3));
    assertThat(instance(FRA, "crm-fra").availabilityZone()).isEqualTo("eu-central-1a");
    assertThat(health(FRA)).isEqualTo(503);
  }

  @Test
  void oneBeyondRepairTakesNothingButItsDeletion() {
    scene.aws().faults().fallIll("crm-fra", Illness.BEYOND_REPAIR);
    assertThat(instance(FRA, "crm-fra").dbInstanceStatus()).isEqualTo("failed");
    assertRefused(
        () -> rds(FRA).rebootDBInstance(r -> r.dbInstanceIdentifier("crm-fra").forceFailover(true)),
        "InvalidDBInstanceState");
    assertRefused(
        () ->
            rds(FRA)
                .createDBSnapshot(r -> r.dbInstanceIdentifier("crm-fra").dbSnapshotIdentifier("s")),
        "InvalidDBInstanceState");
    rds(FRA).deleteDBInstance(r -> r.dbInstanceIdentifier("crm-fra").skipFinalSnapshot(true));
    scene.forward(Duration.ofMinutes(5));
    assertRefused(() -> instance(FRA, "crm-fra"), "DBInstanceNotFound");
    assertThat(instance(DUB, "crm-dub").statusInfos().get(0).status()).isEqualTo("terminated");
  }

  @Test
  void aReplicaIsPromotedAndBacksUpBeforeItIsAvailable() {
    scene.losing(FRA, Loss.BLACK_HOLE);
    assertThat(health(DUB)).isEqualTo(503);
    rds(DUB).promoteReadReplica(r -> r.dbInstanceIdentifier("crm-dub"));
    assertThat(instance(DUB, "crm-dub").readReplicaSourceDBInstanceIdentifier()).isEqualTo(FRA_ARN);
    assertRefused(
        () -> rds(DUB).promoteReadReplica(r -> r.dbInstanceIdentifier("crm-dub")),
        "InvalidDBInstanceState");

    List<String> statuses = new ArrayList<>();
    for (int second = 0; second < 400; second++) {
      DBInstance now = instance(DUB, "crm-dub");
      String seen =
          now.dbInstanceStatus() + (now.readReplicaSourceDBInstanceIdentifier() == null ? "!" : "");
      if (!statuses.contains(seen)) {
        statuses.add(seen);
      }
      scene.forward(Duration.ofSeconds(1));
    }
    assertThat(statuses).containsExactly("modifying", "backing-up!", "available!");
    assertThat(instance(DUB, "crm-dub").backupRetentionPeriod()).isEqualTo(1);
    assertThat(health(DUB)).isEqualTo(200);
    assertRefused(
        () -> rds(DUB).promoteReadReplica(r -> r.dbInstanceIdentifier("crm-dub")),
        "InvalidDBInstanceState");
  }

  @Test
  void aReplicaIsMadeInAnotherRegionAndFollowsItsSourceByItsArn() {
    scene = Scene.of(Worlds.aDatabaseWithoutReplica());
    assertRefused(() -> replicate(null), "InvalidParameterValue");
    replicate("alias/aws/rds");
    assertThat(instance(DUB, "crm-dub").dbInstanceStatus()).isEqualTo("creating");
    scene.forward(Duration.ofMinutes(11));

    DBInstance replica = instance(DUB, "crm-dub");
    assertThat(replica.dbInstanceStatus()).isEqualTo("available");
    assertThat(replica.readReplicaSourceDBInstanceIdentifier()).isEqualTo(FRA_ARN);
    assertThat(replica.statusInfos().get(0).status()).isEqualTo("replicating");
    assertThat(instance(FRA, "crm-fra").readReplicaDBInstanceIdentifiers())
        .containsExactly("arn:aws:rds:eu-west-1:111122223333:db:crm-dub");
  }

  private void replicate(String key) {
    rds(DUB)
        .createDBInstanceReadReplica(
            r ->
                r.dbInstanceIdentifier("crm-dub")
                    .sourceDBInstanceIdentifier(FRA_ARN)
                    .sourceRegion(FRA)
                    .kmsKeyId(key)
                    .vpcSecurityGroupIds("sg-0opendub"));
  }

  @Test
  void aSourceWithoutBackupsHasNoReplicas() {
    scene = Scene.of(Worlds.aDatabaseWithoutReplica());
    rds(FRA).modifyDBInstance(r -> r.dbInstanceIdentifier("crm-fra").backupRetentionPeriod(0));
    assertRefused(() -> replicate("alias/aws/rds"), "InvalidDBInstanceState");
  }

  @Test
  void theLatestSnapshotIsCopiedAcrossRegionsByItsArnAndRestored() {
    DBSnapshot latest =
        rds(FRA).describeDBSnapshots(r -> r.dbInstanceIdentifier("crm-fra")).dbSnapshots().get(0);
    assertThat(latest.dbSnapshotIdentifier()).isEqualTo("rds:crm-fra-2026-07-01-01-00");
    assertRefused(() -> copy(latest, null), "InvalidParameterValue");
    copy(latest, "alias/aws/rds");
    scene.forward(Duration.ofMinutes(9));
    DBSnapshot copied =
        rds(DUB).describeDBSnapshots(r -> r.dbSnapshotIdentifier("copied")).dbSnapshots().get(0);
    assertThat(copied.status()).isEqualTo("available");
    assertThat(copied.originalSnapshotCreateTime()).isEqualTo(latest.snapshotCreateTime());
    assertThat(copied.sourceDBSnapshotIdentifier()).isEqualTo(latest.dbSnapshotArn());

    rds(DUB)
        .restoreDBInstanceFromDBSnapshot(
            r ->
                r.dbInstanceIdentifier("crm-2")
                    .dbSnapshotIdentifier("copied")
                    .dbInstanceClass("db.r6g.xlarge"));
    scene.forward(Duration.ofMinutes(11));
    DBInstance restored = instance(DUB, "crm-2");
    assertThat(restored.dbInstanceStatus()).isEqualTo("available");
    assertThat(restored.dbInstanceClass()).isEqualTo("db.r6g.xlarge");
    assertThat(restored.endpoint().address()).startsWith("crm-2.");
  }

  private void copy(DBSnapshot snapshot, String key) {
    rds(DUB)
        .copyDBSnapshot(
            r ->
                r.sourceDBSnapshotIdentifier(snapshot.dbSnapshotArn())
                    .targetDBSnapshotIdentifier("copied")
                    .sourceRegion(FRA)
                    .kmsKeyId(key));
  }

  @Test
  void snapshotsAreTakenDailyCopiedAndKeptForTheirTime() {
    scene.forward(Duration.ofDays(3));
    assertThat(snapshots(FRA)).hasSize(4);
    assertThat(snapshots(DUB)).hasSize(4).allMatch(s -> s.snapshotType().equals("awsbackup"));
    scene.forward(Duration.ofDays(30));
    assertThat(snapshots(FRA)).hasSize(8);
  }

  private List<DBSnapshot> snapshots(String region) {
    return rds(region).describeDBSnapshots(r -> r.dbInstanceIdentifier("crm-fra")).dbSnapshots();
  }

  @Test
  void aNewNameTakesTheTagsAndTheReplicasAlong() {
    rds(FRA)
        .addTagsToResource(
            r -> r.resourceName(FRA_ARN).tags(Tag.builder().key("team").value("crm").build()));
    rds(FRA)
        .modifyDBInstance(
            r ->
                r.dbInstanceIdentifier("crm-fra")
                    .newDBInstanceIdentifier("crm-old")
                    .applyImmediately(true));
    scene.forward(Duration.ofMinutes(2));
    assertRefused(() -> instance(FRA, "crm-fra"), "DBInstanceNotFound");
    assertThat(instance(FRA, "crm-old").tagList()).extracting(t -> t.value()).contains("crm");
    assertThat(instance(DUB, "crm-dub").readReplicaSourceDBInstanceIdentifier())
        .endsWith(":db:crm-old");
  }

  @Test
  void theLagIsInSecondsAndMinusOneWhileNothingIsReplicated() {
    scene.aws().faults().lag("crm-dub", Duration.ofSeconds(12));
    scene.forward(Duration.ofMinutes(5));
    assertThat(lastLag()).isEqualTo(12.0);
    scene.aws().faults().fallIll("crm-fra", Illness.BEYOND_REPAIR);
    scene.forward(Duration.ofMinutes(5));
    assertThat(lastLag()).isEqualTo(-1.0);
    scene.aws().faults().clear();
    rds(FRA)
        .modifyDBInstance(
            r -> r.dbInstanceIdentifier("crm-fra").vpcSecurityGroupIds("sg-0closedfra"));
    scene.forward(Duration.ofMinutes(5));
    assertThat(lastLag()).as("nothing is written any more").isEqualTo(0.0);
  }

  private double lastLag() {
    Instant now = scene.time().now();
    return scene
        .client(CloudWatchClient.class, DUB)
        .getMetricStatistics(
            r ->
                r.namespace("AWS/RDS")
                    .metricName("ReplicaLag")
                    .dimensions(
                        Dimension.builder().name("DBInstanceIdentifier").value("crm-dub").build())
                    .startTime(now.minusSeconds(180))
                    .endTime(now)
                    .period(60)
                    .statistics(Statistic.MAXIMUM))
        .datapoints()
        .stream()
        .max(Comparator.comparing(Datapoint::timestamp))
        .orElseThrow()
        .maximum();
  }

  @Test
  void aWorldNamesNoSourceThatIsNotThere() {
    World world = Worlds.aDatabaseOutsideAurora();
    assertThat(catchThrowable(() -> world.withRds(List.of(world.rds().get(1))).checked()))
        .hasMessageContaining("is a replica of " + FRA_ARN + ", which is not there");
  }
}
