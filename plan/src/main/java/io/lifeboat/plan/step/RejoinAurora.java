package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Brings a former writer's region back into an Aurora global database as a secondary: waits while
 * Aurora rebuilds it by itself, or adds a new secondary when the region is no longer a member.
 * Snapshots that hold what was not replicated are found, kept and reported.
 *
 * @param database the plan's name of the database
 * @param region the region to bring back
 * @param writer the region that writes now
 */
public record RejoinAurora(String database, String globalCluster, Region region, Region writer)
    implements Step {
  public RejoinAurora {
    Needed.name(database, "the name of a database");
    Form.RDS.check(globalCluster, "the global cluster of " + database);
    Needed.twoRegions(writer, region, database);
  }

  @Override
  public String title() {
    return "bring " + database + " in " + region + " back as a replica";
  }

  @Override
  public String undo() {
    return "leave "
        + database
        + " in "
        + region
        + " as a replica; a secondary that was added is removed";
  }

  @Override
  public Effect effect() {
    return Effect.REVERSIBLE;
  }

  @Override
  public Duration expected() {
    return Duration.ofMinutes(5);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(25);
  }
}
