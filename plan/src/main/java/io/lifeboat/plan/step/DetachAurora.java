package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Takes a secondary cluster out of its Aurora global database, which makes it a writer of its own.
 * The last resort, when neither a switchover nor a failover can be had: the others are left behind
 * for good, and the old writer goes on when its region is back.
 *
 * @param database the plan's name of the database
 * @param globalCluster the global cluster's identifier
 * @param region the region whose cluster is taken out
 */
public record DetachAurora(String database, String globalCluster, Region region) implements Step {
  public DetachAurora {
    Needed.name(database, "the name of a database");
    Form.RDS.check(globalCluster, "the global cluster of " + database);
    Needed.present(region, "the region of " + database);
  }

  @Override
  public String title() {
    return "detach " + database + " in " + region + " and let it write";
  }

  @Override
  public String undo() {
    return "nothing puts it back: " + database + " in " + region + " is a database of its own";
  }

  @Override
  public Effect effect() {
    return Effect.POINT_OF_NO_RETURN;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(60);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(10);
  }
}
