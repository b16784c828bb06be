package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.Optional;

/**
 * Sees that a region could take over the writer of an Aurora global database: it has a cluster,
 * added when it is missing, and an instance of the writer's class or the one named.
 *
 * @param database the plan's name of the database
 * @param globalCluster the global cluster's identifier
 * @param region the region to prepare
 * @param instanceClass such as {@code db.r6g.large}; the writer's when not given
 */
public record PrepareAurora(
    String database, String globalCluster, Region region, Optional<String> instanceClass)
    implements Step {
  public PrepareAurora {
    Needed.name(database, "the name of a database");
    Form.RDS.check(globalCluster, "the global cluster of " + database);
    Needed.present(region, "the region of " + database);
    Needed.present(instanceClass, "the instance class of " + database);
    instanceClass.ifPresent(
        given -> Form.INSTANCE_CLASS.check(given, "the instance class of " + database));
  }

  @Override
  public String title() {
    return "prepare " + database + " in " + region + " to take over";
  }

  @Override
  public String undo() {
    return "leave what was added to " + database + " in " + region + " as it is";
  }

  @Override
  public Effect effect() {
    return Effect.REVERSIBLE;
  }

  @Override
  public Duration expected() {
    return Duration.ofMinutes(5);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(30);
  }
}
