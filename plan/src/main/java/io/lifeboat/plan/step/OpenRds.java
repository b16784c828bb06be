package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Opens an RDS instance again that a fence has closed: its former security groups, which the fence
 * left in the tag {@code lifeboat:open-groups}, take the place of the closed one. An instance
 * without that tag is open. It is not known there whether another region writes now: an old writer
 * must be a replica again before.
 *
 * @param database the plan's name of the database
 * @param region the region to open
 * @param instance the DB instance's identifier there
 * @param closedSecurityGroup the security group that the fence put on it
 */
public record OpenRds(String database, Region region, String instance, String closedSecurityGroup)
    implements Step {
  public OpenRds {
    Needed.name(database, "the name of a database");
    Needed.present(region, "the region of " + database);
    Form.RDS.check(instance, "the instance of " + database);
    Form.SECURITY_GROUP.check(closedSecurityGroup, "the closed security group of " + database);
  }

  /** What takes the place of an old writer is found only then. */
  @Override
  public boolean isReadiedBy(Step earlier) {
    return earlier instanceof ReplicateRds made
        && made.database().equals(database)
        && made.to().equals(region);
  }

  @Override
  public String title() {
    return "open " + database + " in " + region + " again";
  }

  @Override
  public String undo() {
    return "close " + database + " in " + region + " again, if a fence had closed it";
  }

  @Override
  public Effect effect() {
    return Effect.REVERSIBLE;
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
