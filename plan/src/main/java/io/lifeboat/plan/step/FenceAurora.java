package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.Optional;

/**
 * Closes the old primary's database cluster to writers: its security groups are replaced by one
 * that lets nobody in.
 *
 * @param database the plan's name of the database
 * @param globalCluster the global cluster's identifier
 * @param region the region to fence
 * @param closedSecurityGroup a security group of that region without any inbound rule
 */
public record FenceAurora(
    String database, String globalCluster, Region region, String closedSecurityGroup)
    implements Step {
  public FenceAurora {
    Needed.name(database, "the name of a database");
    Form.RDS.check(globalCluster, "the global cluster of " + database);
    Needed.present(region, "the region of " + database);
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
