package io.lifeboat.activities.rds;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import java.util.Set;

/** The way to an instance that a fence closes and opens. */
record InstanceDoor(AwsClients aws, Region region, String id, Watch watch) implements Door {
  static final String MODIFY = "rds:ModifyDBInstance";

  @Override
  public DatabaseInstance read() {
    return DatabaseInstance.read(aws, region, id, watch)
        .orElseThrow(() -> new TryAgain(region + " does not know instance " + id));
  }

  @Override
  public void put(Set<String> groups) {
    new AwsCall(MODIFY, region, watch)
        .answer(
            SecurityGroups.notNow(
                read(),
                () ->
                    aws.rds(region)
                        .modifyDBInstance(
                            request ->
                                request
                                    .dbInstanceIdentifier(id)
                                    .vpcSecurityGroupIds(groups)
                                    .applyImmediately(true))));
  }
}
