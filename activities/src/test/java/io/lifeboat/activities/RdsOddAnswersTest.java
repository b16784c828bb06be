package io.lifeboat.activities;

import io.lifeboat.plan.step.CloneRds;
import io.lifeboat.plan.step.FenceRds;
import io.lifeboat.plan.step.RebootRds;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotsResponse;

/** Of RDS to the actions on single instances. */
class RdsOddAnswersTest extends OddAnswers {
  private static final RebootRds REBOOT = new RebootRds("crm", FRA, "crm-fra");
  private static final FenceRds FENCE = new FenceRds("crm", FRA, "crm-fra", "sg-closed");
  private static final CloneRds CLONE = new CloneRds("crm", FRA, "crm-fra");

  @Override
  Stream<Odd> oddities() {
    return Stream.of(
        odd("no instance", REBOOT, instances(), "knows no DB instance crm-fra"),
        odd(
            "another instance than asked for",
            REBOOT,
            instances(crm().dbInstanceIdentifier("other").build()),
            "knows no DB instance crm-fra"),
        odd(
            "an instance that does not say whether it has a standby",
            REBOOT,
            instances(crm().multiAZ(null).build()),
            "has no standby in another zone"),
        odd(
            "an instance of a cluster",
            REBOOT,
            instances(crm().dbClusterIdentifier("orders").build()),
            "belongs to cluster orders"),
        odd("a page of HTML", REBOOT, html("describeDBInstances"), "HTTP 500, no error code"),
        odd("no instance to close", FENCE, instances(), "crm-fra"),
        odd("a page of HTML", FENCE, html("describeDBInstances"), "HTTP 500, no error code"),
        odd(
            "no snapshot to copy from",
            CLONE,
            instances()
                .answering("describeDBSnapshots", DescribeDbSnapshotsResponse.builder().build()),
            "has no available snapshot of crm-fra"));
  }

  private static StandIns instances(DBInstance... all) {
    return new StandIns()
        .answering(
            "describeDBInstances", DescribeDbInstancesResponse.builder().dbInstances(all).build());
  }

  private static DBInstance.Builder crm() {
    return DBInstance.builder()
        .dbInstanceIdentifier("crm-fra")
        .dbInstanceStatus("available")
        .availabilityZone("eu-central-1a")
        .multiAZ(true);
  }
}
