package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import java.util.Optional;

/**
 * A database of RDS outside Aurora: an instance in each region.
 *
 * @param rds each region's instance, by identifier; where the plan says nothing of {@code logical},
 *     those of the regions that do not serve are read replicas of the one that does
 * @param replicas read replicas that a broken instance gives way to, by the region of the instance
 * @param instanceClass of an instance that has to be made anew, such as {@code db.r6g.xlarge}; its
 *     source's when not given
 * @param closedSecurityGroups for each region a security group that lets nobody in: the fence
 * @param logical how its shared tables are replicated when the instances are not replicas
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record RdsDatabase(Map<Region, String> rds, Map<Region, String> replicas, Optional<String> instanceClass, Map<Region, String> closedSecurityGroups, Optional<LogicalReplication> logical) implements Database {
  public RdsDatabase {
    rds = Ordered.map(rds);
    replicas = Ordered.map(replicas);
    closedSecurityGroups = Ordered.map(closedSecurityGroups);
  }
}
