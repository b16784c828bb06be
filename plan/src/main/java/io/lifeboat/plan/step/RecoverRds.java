package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.Optional;

/**
 * Brings a failed RDS database back by the first of three ways that is possible: a reboot with
 * failover where it is; the promotion of its read replica in another region; the restore of its
 * latest snapshot there. The sentences say which, and why not the ones before.
 *
 * @param database the plan's name of the database
 * @param from the region of the failed instance
 * @param to the region of the replica, and of what is restored
 * @param source the DB instance's identifier in {@code from}
 * @param replica the read replica's identifier in {@code to}, when there is one
 * @param instance the identifier that a restored instance gets in {@code to}
 * @param shape what the new instance is given
 */
public record RecoverRds(
    String database,
    Region from,
    Region to,
    String source,
    Optional<String> replica,
    String instance,
    RdsShape shape)
    implements Step {
  @Override
  public String title() {
    return "recover " + database + " by failover, replica or snapshot";
  }

  @Override
  public String undo() {
    return "nothing puts it back: " + database + " goes on where it was recovered";
  }

  @Override
  public Role role() {
    return Role.PROMOTE;
  }

  @Override
  public Optional<String> about() {
    return Optional.of(database);
  }

  @Override
  public Effect effect() {
    return Effect.POINT_OF_NO_RETURN;
  }

  @Override
  public Duration expected() {
    return Duration.ofMinutes(5);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(120);
  }
}
