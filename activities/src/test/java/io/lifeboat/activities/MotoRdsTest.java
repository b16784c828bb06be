package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.rds.AwsFenceRds;
import io.lifeboat.activities.rds.AwsOpenRds;
import io.lifeboat.activities.rds.AwsPromoteRdsReplica;
import io.lifeboat.activities.rds.AwsReplicateRds;
import io.lifeboat.activities.rds.AwsRestoreRds;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.step.FenceRds;
import io.lifeboat.plan.step.OpenRds;
import io.lifeboat.plan.step.PromoteRdsReplica;
import io.lifeboat.plan.step.RdsShape;
import io.lifeboat.plan.step.ReplicateRds;
import io.lifeboat.plan.step.RestoreRds;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The actions on RDS instances against moto as far as it goes.
 *
 * <p>Not covered, because moto does not do it: a promotion's effect, a reboot that moves an
 * instance to another zone.
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
    AgainstMoto.warmUp(() -> aws.rds(FRA).describeDBInstances());
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
}
