package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Restores the latest snapshot of an RDS instance that a region has, under an identifier derived
 * from the run, for a drill. Reverting removes it and sees that it is gone.
 *
 * @param database the plan's name of the database
 * @param region the region of the snapshot and of the copy
 * @param source the identifier of the DB instance of which the snapshot is
 */
public record CloneRds(String database, Region region, String source) implements Step {
  public CloneRds {
    Needed.name(database, "the name of a database");
    Needed.present(region, "the region of " + database);
    Form.RDS.check(source, "the instance of " + database);
  }

  @Override
  public String title() {
    return "copy " + database + " in " + region + " from its latest snapshot";
  }

  @Override
  public String undo() {
    return "remove the copy of " + database + " in " + region;
  }

  @Override
  public Effect effect() {
    return Effect.REVERSIBLE;
  }

  @Override
  public Duration expected() {
    return Duration.ofMinutes(10);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(60);
  }
}
