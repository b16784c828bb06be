package io.lifeboat.activities.aurora;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.activities.rds.Door;
import io.lifeboat.activities.rds.SecurityGroups;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import java.util.Set;

/** The way to a region's cluster of a global database, for a fence that closes or opens it. */
record ClusterDoor(AwsClients aws, Region region, String globalCluster, Watch watch)
    implements Door {
  static final String MODIFY = "rds:ModifyDBCluster";

  @Override
  public DatabaseCluster read() {
    ClusterArn arn =
        GlobalDatabase.read(aws, region, globalCluster, watch)
            .flatMap(global -> global.in(region))
            .orElseThrow(() -> new TryAgain(globalCluster + " has no cluster in " + region));
    return DatabaseCluster.read(aws, region, arn, watch)
        .orElseThrow(() -> new TryAgain(region + " does not know cluster " + arn.id()));
  }

  @Override
  public void put(Set<String> groups) {
    DatabaseCluster cluster = read();
    new AwsCall(MODIFY, region, watch)
        .answer(
            SecurityGroups.notNow(
                cluster,
                () ->
                    aws.rds(region)
                        .modifyDBCluster(
                            request ->
                                request
                                    .dbClusterIdentifier(cluster.id())
                                    .vpcSecurityGroupIds(groups)
                                    .applyImmediately(true))));
  }
}
