package io.lifeboat.activities.aurora;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Watch;

/** What other capabilities need to know of a global database. */
public final class GlobalMembers {
  /** The IAM action that {@link #clusterIn} needs. */
  public static final String PERMISSION = GlobalDatabase.DESCRIBE;

  private GlobalMembers() {}

  /**
   * The identifier of the cluster that a global database has in a region, asked of that region.
   *
   * @throws FinalFailure named {@link FinalFailure#NOT_FOUND} when it has none
   */
  public static String clusterIn(AwsClients aws, Region region, String global, Watch watch) {
    return GlobalDatabase.read(aws, region, global, watch)
        .flatMap(found -> found.in(region))
        .map(ClusterArn::id)
        .orElseThrow(
            () ->
                new FinalFailure(
                    FinalFailure.NOT_FOUND,
                    "%s has no cluster in %s; correct the plan".formatted(global, region)));
  }
}
