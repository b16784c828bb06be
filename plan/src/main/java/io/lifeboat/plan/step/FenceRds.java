package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.Optional;

/**
 * Closes an RDS instance to writers: its security groups are replaced by one that lets nobody in,
 * and left in the tag {@code lifeboat:open-groups} on it.
 *
 * @param database the plan's name of the database
 * @param region the region to fence
 * @param instance the DB instance's identifier there
 * @param closedSecurityGroup a security group of that region without any inbound rule
 */
public record FenceRds(String database, Region region, String instance, String closedSecurityGroup)
    implements Step {
  public FenceRds {
    Needed.name(database, "the name of a database");
    Needed.present(region, "the region of " + database);
    Form.RDS.check(instance, "the instance of " + database);
    Form.SECURITY_GROUP.check(closedSecurityGroup, "the closed security group of " + database);
  }

  @Override
  public String title() {
    return "close " + database + " to writers in " + region;
  }

  @Override
  public String undo() {
    return "open " + database + " in " + region + " to writers again";
  }

  @Override
  public Role role() {
    return Role.FENCE;
  }

  @Override
  public Optional<String> about() {
    return Optional.of(database);
  }

  @Override
  public Effect effect() {
    return Effect.DISRUPTIVE;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(10);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(2);
  }
}
