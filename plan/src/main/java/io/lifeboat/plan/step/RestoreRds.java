package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.Optional;

/**
 * Restores a snapshot of an RDS instance as a new instance, in another region (copied there when
 * need be) or in the same one. What was written after the snapshot is not in it. When the new
 * instance is to have the identifier of its source, the source gets another one and is otherwise
 * left as it is.
 *
 * @param database the plan's name of the database
 * @param from the region of the source
 * @param to the region of the new instance; may be {@code from}
 * @param source the identifier of the DB instance of which the snapshot is
 * @param instance the identifier that the new instance gets in {@code to}
 * @param snapshot the identifier or the ARN of the snapshot; the latest one when not given
 * @param shape what the new instance is given
 */
public record RestoreRds(
    String database,
    Region from,
    Region to,
    String source,
    String instance,
    Optional<String> snapshot,
    RdsShape shape)
    implements Step {
  public RestoreRds {
    Needed.name(database, "the name of a database");
    Needed.present(from, "the region of the snapshots of " + database);
    Needed.present(to, "the region that " + database + " goes to");
    Form.RDS.check(source, "the instance of " + database);
    Form.RDS.check(instance, "the new instance of " + database);
    Needed.present(shape, "what the new instance of " + database + " is given");
    Needed.present(snapshot, "the snapshot of " + database);
    snapshot.ifPresent(given -> Form.SNAPSHOT.check(given, "the snapshot of " + database));
  }

  @Override
  public String title() {
    return "restore " + database + " in " + to + " from " + snapshot.orElse("the latest snapshot");
  }

  @Override
  public String undo() {
    return "leave what was restored of " + database + " in " + to + " as it is";
  }

  @Override
  public Effect effect() {
    return Effect.REVERSIBLE;
  }

  @Override
  public Duration expected() {
    return Duration.ofMinutes(15);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(120);
  }
}
