package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Makes a copy of a replica that shares nothing with it any more: an Aurora clone with one
 * instance, under an identifier derived from the run. Reverting removes it and sees that it is
 * gone.
 *
 * @param region the region of the replica and of its copy
 */
public record CloneAurora(String database, String globalCluster, Region region) implements Step {
  public CloneAurora {
    Needed.name(database, "the name of a database");
    Form.RDS.check(globalCluster, "the global cluster of " + database);
    Needed.present(region, "the region of " + database);
  }

  @Override
  public String title() {
    return "clone " + database + " in " + region;
  }

  @Override
  public String undo() {
    return "remove the clone of " + database + " in " + region;
  }

  @Override
  public Effect effect() {
    return Effect.REVERSIBLE;
  }

  @Override
  public Duration expected() {
    return Duration.ofMinutes(4);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(20);
  }
}
