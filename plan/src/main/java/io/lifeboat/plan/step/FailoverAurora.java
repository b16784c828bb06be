package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Makes a reader of the same region the writer of an Aurora cluster.
 *
 * @param database the plan's name of the database
 * @param cluster the identifier of the region's cluster, or that of its global cluster
 * @param region the cluster's region
 */
public record FailoverAurora(String database, String cluster, Region region) implements Step {
  public FailoverAurora {
    Needed.name(database, "the name of a database");
    Form.RDS.check(cluster, "the cluster of " + database);
    Needed.present(region, "the region of " + database);
  }

  @Override
  public String title() {
    return "fail " + database + " over within " + region;
  }

  @Override
  public String undo() {
    return "leave the writer of " + database + " in " + region + " where it is then";
  }

  @Override
  public Effect effect() {
    return Effect.DISRUPTIVE;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(35);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(5);
  }
}
