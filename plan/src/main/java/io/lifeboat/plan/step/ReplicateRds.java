package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Makes a read replica of an RDS instance in another region, such as after a promotion, in the
 * other direction. An instance that stands in its way, such as the old writer, gets another
 * identifier and is otherwise left as it is.
 *
 * @param database the plan's name of the database
 * @param from the region of the writer
 * @param to the region of the replica
 * @param source the writer's DB instance identifier in {@code from}
 * @param replica the identifier that the replica gets in {@code to}
 * @param shape what the new instance is given
 */
public record ReplicateRds(
    String database, Region from, Region to, String source, String replica, RdsShape shape)
    implements Step {
  public ReplicateRds {
    Needed.name(database, "the name of a database");
    Needed.twoRegions(from, to, database);
    Form.RDS.check(source, "the instance of " + database);
    Form.RDS.check(replica, "the replica of " + database);
    Needed.present(shape, "what the replica of " + database + " is given");
  }

  @Override
  public String title() {
    return "make a replica of " + database + " in " + to;
  }

  @Override
  public String undo() {
    return "leave the replica of " + database + " in " + to + " as it is";
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
