package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Reboots a DB instance of RDS with failover, so that its standby in another availability zone
 * takes over. Impossible without such a standby.
 *
 * @param database the plan's name of the database
 * @param instance the DB instance's identifier in {@code region}
 */
public record RebootRds(String database, Region region, String instance) implements Step {
  public RebootRds {
    Needed.name(database, "the name of a database");
    Needed.present(region, "the region of " + database);
    Form.RDS.check(instance, "the instance of " + database);
  }

  @Override
  public String title() {
    return "fail " + database + " in " + region + " over to another zone";
  }

  @Override
  public String undo() {
    return "leave " + database + " in " + region + " in the zone where it is then";
  }

  @Override
  public Effect effect() {
    return Effect.DISRUPTIVE;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(90);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(10);
  }
}
