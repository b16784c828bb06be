package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * The other way to move users: the health check behind the old region's failover record is
 * inverted, so that Route 53's data plane answers with the standby.
 *
 * @param record the name whose answers change, for the DNS query that verifies it
 * @param zone the hosted zone's id
 * @param healthCheck the health check's id
 * @param inverted what the check's {@code Inverted} flag shall be
 */
public record InvertHealthCheck(
    String zone, String record, String healthCheck, boolean inverted, Region from, Region to)
    implements Step {
  public InvertHealthCheck {
    Form.DOMAIN.check(record, "a record of users");
    Form.ZONE.check(zone, "the hosted zone of " + record);
    Form.HEALTH_CHECK.check(healthCheck, "the health check of " + record);
    Needed.twoRegions(from, to, record);
  }

  @Override
  public String title() {
    return "send the users of "
        + record
        + " to "
        + to
        + (inverted ? " by inverting health check " : " by no longer inverting health check ")
        + healthCheck;
  }

  @Override
  public String undo() {
    return "turn health check " + healthCheck + " back, which sends the users to " + from;
  }

  @Override
  public Role role() {
    return Role.TRAFFIC;
  }

  @Override
  public Effect effect() {
    return Effect.DISRUPTIVE;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(40);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(5);
  }
}
