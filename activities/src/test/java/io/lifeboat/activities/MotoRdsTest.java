package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.aurora.AwsCloneAurora;
import io.lifeboat.activities.aurora.AwsDetachAurora;
import io.lifeboat.activities.aurora.AwsFailoverAurora;
import io.lifeboat.activities.aurora.AwsWarmAurora;
import io.lifeboat.activities.rds.AwsCloneRds;
import io.lifeboat.activities.rds.AwsFenceRds;
import io.lifeboat.activities.rds.AwsOpenRds;
import io.lifeboat.activities.rds.AwsPromoteRdsReplica;
import io.lifeboat.activities.rds.AwsRebootRds;
import io.lifeboat.activities.rds.AwsReplicateRds;
import io.lifeboat.activities.rds.AwsRestoreRds;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.step.CloneAurora;
import io.lifeboat.plan.step.CloneRds;
import io.lifeboat.plan.step.DetachAurora;
import io.lifeboat.plan.step.FailoverAurora;
import io.lifeboat.plan.step.FenceRds;
import io.lifeboat.plan.step.OpenRds;
import io.lifeboat.plan.step.PromoteRdsReplica;
import io.lifeboat.plan.step.RdsShape;
import io.lifeboat.plan.step.RebootRds;
import io.lifeboat.plan.step.ReplicateRds;
import io.lifeboat.plan.step.RestoreRds;
import io.lifeboat.plan.step.WarmAurora;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.rdsdata.RdsDataClient;

/**
 * The actions on RDS instances against moto as far as it goes.
 *
 * <p>Not covered, because moto does not do it: the effects of a promotion, of a reboot with
 * failover, and of leaving a global cluster. What it does not do is noticed.
 */
@Timeout(120)
class MotoRdsTest {
  private static final Region FRA = Simulation.FRA;
  private static final Region DUB = Simulation.DUB;
  private static final StepCall CALL =
      new StepCall("shop", "run-1", "step", "shop moves", Map.of());

  private static AgainstMoto moto;
  private static SdkClients aws;

  private final HandWatch watch = new HandWatch();

  @BeforeAll
  static void start() throws Exception {
    moto = AgainstMoto.start("databases of RDS");
    aws = moto.aws();
    AgainstMoto.warmUp(
        () -> aws.rds(FRA).describeDBInstances(),
        () ->
            aws.client(RdsDataClient.class, FRA)
                .executeStatement(
                    request ->
                        request
                            .resourceArn("arn:aws:rds:eu-central-1:123456789012:cluster:warm")
                            .secretArn(SampleSteps.DATA.secret())
                            .sql("select 1")));
  }

  @AfterAll
  static void stop() {
    if (moto != null) {
      moto.close();
    }
  }

  private static void database(Region region, String id) {
    aws.rds(region)
        .createDBInstance(
            request ->
                request
                    .dbInstanceIdentifier(id)
                    .engine("postgres")
                    .dbInstanceClass("db.m5.large")
                    .allocatedStorage(20)
                    .masterUsername("nobody")
                    .masterUserPassword("not-a-secret")
                    .backupRetentionPeriod(7)
                    .vpcSecurityGroupIds("sg-open"));
  }

  @Test
  void closesAnInstanceAndOpensItAgainByItsTag() {
    database(FRA, "fenced");
    AwsFenceRds fence = new AwsFenceRds(aws);
    FenceRds close = new FenceRds("crm", FRA, "fenced", "sg-closed");
    assertThat(fence.inspect(close, CALL, watch).state()).isEqualTo(State.READY);
    fence.apply(close, CALL, watch);
    assertThat(fence.confirm(close, CALL, watch).sentence())
        .endsWith("the failback gives it sg-open again, as its tag says");

    AwsOpenRds open = new AwsOpenRds(aws);
    OpenRds again = new OpenRds("crm", FRA, "fenced", "sg-closed");
    open.apply(again, CALL, watch);
    assertThat(open.inspect(again, CALL, watch).state()).isEqualTo(State.ALREADY_DONE);
  }

  @Test
  void makesAReplicaInAnotherRegionAndNoticesAPromotionThatMovesNothing() {
    database(FRA, "writer");
    AwsReplicateRds replicate = new AwsReplicateRds(aws);
    ReplicateRds make =
        new ReplicateRds("crm", FRA, DUB, "writer", "replica", RdsShape.of("db.m5.large"));
    assertThat(replicate.inspect(make, CALL, watch).state()).isEqualTo(State.READY);
    replicate.apply(make, CALL, watch);
    assertThat(replicate.confirm(make, CALL, watch).sentence())
        .startsWith("replica in eu-west-1 replicates from writer in eu-central-1");

    AwsPromoteRdsReplica promote = new AwsPromoteRdsReplica(aws);
    PromoteRdsReplica step =
        new PromoteRdsReplica("crm", FRA, DUB, "writer", "replica", Mode.FORCED);
    assertThat(promote.inspect(step, CALL, watch).state()).isEqualTo(State.READY);
    promote.apply(step, CALL, watch);
    assertThat(catchThrowable(() -> promote.confirm(step, CALL, watch)))
        .as("moto takes the promotion, and the replica stays one")
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining("nothing has moved");
  }

  @Test
  void restoresTheLatestSnapshotInTheSameRegion() {
    database(FRA, "broken");
    aws.rds(FRA)
        .createDBSnapshot(
            request -> request.dbInstanceIdentifier("broken").dbSnapshotIdentifier("good"));
    AwsRestoreRds restore = new AwsRestoreRds(aws);
    RestoreRds step =
        new RestoreRds(
            "crm", FRA, FRA, "broken", "mended", Optional.empty(), RdsShape.of("db.m5.large"));
    assertThat(restore.inspect(step, CALL, watch).sentence()).startsWith("good, which holds");
    restore.apply(step, CALL, watch);
    assertThat(restore.confirm(step, CALL, watch).sentence()).contains("mended");
    assertThat(restore.inspect(step, CALL, watch).state()).isEqualTo(State.ALREADY_DONE);
  }

  @Test
  void copiesASnapshotToAnotherRegion() {
    database(FRA, "lost");
    aws.rds(FRA)
        .createDBSnapshot(
            request -> request.dbInstanceIdentifier("lost").dbSnapshotIdentifier("kept"));
    AwsRestoreRds restore = new AwsRestoreRds(aws);
    RestoreRds step =
        new RestoreRds(
            "crm", FRA, DUB, "lost", "found", Optional.empty(), RdsShape.of("db.m5.large"));
    assertThat(restore.inspect(step, CALL, watch).state()).isEqualTo(State.READY);
    restore.apply(step, CALL, watch);
    assertThat(restore.confirm(step, CALL, watch).sentence()).contains("found");
  }

  @Test
  void clonesAnInstanceForADrillAndRemovesTheClone() {
    database(FRA, "model");
    aws.rds(FRA)
        .createDBSnapshot(
            request -> request.dbInstanceIdentifier("model").dbSnapshotIdentifier("newest"));
    AwsCloneRds action = new AwsCloneRds(aws);
    CloneRds step = new CloneRds("crm", FRA, "model");
    action.inspect(step, CALL, watch);
    action.apply(step, CALL, watch);
    assertThat(action.confirm(step, CALL, watch).sentence()).contains("is there at");
    assertThat(action.revert(step, CALL, watch).sentence()).contains("is gone after");
  }

  @Test
  void noticesARebootThatMovesNothing() {
    database(FRA, "steady");
    aws.rds(FRA).modifyDBInstance(request -> request.dbInstanceIdentifier("steady").multiAZ(true));
    AwsRebootRds action = new AwsRebootRds(aws);
    RebootRds step = new RebootRds("crm", FRA, "steady");
    Map<String, String> facts = action.inspect(step, CALL, watch).facts();
    StepCall call = new StepCall("shop", "run-1", "step", "shop moves", facts);
    action.apply(step, call, watch);
    assertThat(catchThrowable(() -> action.confirm(step, call, watch)))
        .as("moto takes the reboot, and the instance stays in its zone")
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining("nothing has moved");
  }

  @Test
  void failsAClusterOverWithinItsRegion() {
    cluster(FRA, "carts", "");
    instance(FRA, "carts-1", "carts");
    instance(FRA, "carts-2", "carts");
    AwsFailoverAurora action = new AwsFailoverAurora(aws);
    FailoverAurora step = new FailoverAurora("carts", "carts", FRA);
    Map<String, String> facts = action.inspect(step, CALL, watch).facts();
    StepCall call = new StepCall("shop", "run-1", "step", "shop moves", facts);
    action.apply(step, call, watch);
    assertThat(action.confirm(step, call, watch).sentence()).contains("moved from carts-1");
  }

  @Test
  void clonesAndWarmsAClusterAndNoticesADetachmentThatDoesNothing() {
    aws.rds(FRA)
        .createGlobalCluster(
            request -> request.globalClusterIdentifier("web").engine("aurora-postgresql"));
    cluster(FRA, "web-fra", "web");
    instance(FRA, "web-fra-1", "web-fra");
    AwsCloneAurora clone = new AwsCloneAurora(aws);
    CloneAurora drill = new CloneAurora("orders", "web", FRA);
    clone.inspect(drill, CALL, watch);
    clone.apply(drill, CALL, watch);
    assertThat(clone.confirm(drill, CALL, watch).sentence()).contains("is there at");
    assertThat(clone.revert(drill, CALL, watch).sentence()).contains("gone");
    WarmAurora warm =
        new WarmAurora("orders", "web", FRA, SampleSteps.DATA, List.of("select count(*) from o"));
    assertThat(new AwsWarmAurora(aws).confirm(warm, CALL, watch).sentence())
        .startsWith("orders in eu-central-1 is warmed by 1 statement");

    cluster(DUB, "web-dub", "web");
    instance(DUB, "web-dub-1", "web-dub");
    AwsDetachAurora detach = new AwsDetachAurora(aws);
    DetachAurora step = new DetachAurora("orders", "web", DUB);
    assertThat(detach.inspect(step, CALL, watch).state()).isEqualTo(State.READY);
    detach.apply(step, CALL, watch);
    assertThat(catchThrowable(() -> detach.confirm(step, CALL, watch)))
        .as("moto takes the order, and the cluster stays a member")
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining("nothing has moved");
  }

  private static void cluster(Region region, String id, String global) {
    aws.rds(region)
        .createDBCluster(
            request ->
                request
                    .dbClusterIdentifier(id)
                    .engine("aurora-postgresql")
                    .globalClusterIdentifier(global.isEmpty() ? null : global)
                    .masterUsername("nobody")
                    .masterUserPassword("not-a-secret"));
  }

  private static void instance(Region region, String id, String cluster) {
    aws.rds(region)
        .createDBInstance(
            request ->
                request
                    .dbInstanceIdentifier(id)
                    .dbClusterIdentifier(cluster)
                    .engine("aurora-postgresql")
                    .dbInstanceClass("db.r6g.large"));
  }
}
