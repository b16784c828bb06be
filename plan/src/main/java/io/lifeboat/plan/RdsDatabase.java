package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.lifeboat.plan.step.RdsShape;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A database of RDS outside Aurora: an instance in each region.
 *
 * @param rds each region's instance, by identifier; where the plan says nothing of {@code logical},
 *     those of the regions that do not serve are read replicas of the one that does
 * @param replicas read replicas that a broken instance gives way to, by the region of the instance
 * @param newInstances what an instance is given that has to be made anew in a region
 * @param closedSecurityGroups for each region a security group that lets nobody in: the fence
 * @param logical how its shared tables are replicated when the instances are not replicas
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record RdsDatabase(
    Map<Region, String> rds,
    Map<Region, String> replicas,
    Map<Region, NewInstance> newInstances,
    Map<Region, String> closedSecurityGroups,
    Optional<LogicalReplication> logical)
    implements Database {
  public RdsDatabase {
    rds = Ordered.map(rds);
    replicas = Ordered.map(replicas);
    newInstances = Ordered.map(newInstances);
    closedSecurityGroups = Ordered.map(closedSecurityGroups);
  }

  /**
   * What an instance is given that is made anew in a region.
   *
   * @throws IllegalArgumentException when the plan does not say it
   */
  public RdsShape shapeIn(Region region) {
    NewInstance anew = newInstances.get(region);
    if (anew == null) {
      throw new IllegalArgumentException(
          "new-instances does not say what an instance in " + region + " is given");
    }
    return anew.shape();
  }

  /** Whether it has an instance there. */
  public boolean livesIn(Region region) {
    return rds.containsKey(region);
  }

  /** Whether an instance may have to be made anew that the plan does not describe. */
  public boolean lacksNewInstances(List<Region> regions) {
    return logical.isEmpty() && !newInstances.keySet().containsAll(regions);
  }
}
