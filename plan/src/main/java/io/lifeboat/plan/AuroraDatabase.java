package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;

/**
 * An Aurora global database.
 *
 * @param auroraGlobal the global cluster's identifier
 * @param closedSecurityGroups for each region a security group that lets nobody in: the fence
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record AuroraDatabase(String auroraGlobal, Map<Region, String> closedSecurityGroups) {
  public AuroraDatabase {
    closedSecurityGroups = Ordered.map(closedSecurityGroups);
  }
}
