package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Gives a read replica that this run has promoted the identifier of the instance beside it, so that
 * the endpoint stays. That instance gets another identifier and is otherwise left as it is. When
 * this run has promoted no replica there is nothing to do.
 *
 * @param database the plan's name of the database
 * @param instance the identifier that the replica gets
 * @param replica the identifier that it has
 * @param followed whether others follow the instance by logical replication, which they cannot any
 *     more afterwards: its slots stay behind
 */
public record TakeRdsPlace(
    String database, Region region, String instance, String replica, boolean followed)
    implements Step {
  public TakeRdsPlace {
    Needed.name(database, "the name of a database");
    Needed.present(region, "the region of " + database);
    Form.RDS.check(instance, "the instance of " + database);
    Form.RDS.check(replica, "the replica of " + database);
  }

  /** Whether there is a promoted replica it finds only then. */
  @Override
  public boolean isReadiedBy(Step earlier) {
    return earlier instanceof RecoverRds recovery && recovery.database().equals(database);
  }

  @Override
  public String title() {
    return "let a promoted replica of %s in %s take its place".formatted(database, region);
  }

  @Override
  public String undo() {
    return "leave " + instance + " in " + region + " as it is called then";
  }

  @Override
  public Effect effect() {
    return Effect.DISRUPTIVE;
  }

  @Override
  public Duration expected() {
    return Duration.ofMinutes(3);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(30);
  }
}
