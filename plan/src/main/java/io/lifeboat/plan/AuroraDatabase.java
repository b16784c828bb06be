package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import java.util.Optional;

/**
 * An Aurora global database.
 *
 * @param auroraGlobal the global cluster's identifier
 * @param closedSecurityGroups for each region a security group that lets nobody in: the fence
 * @param data how Lifeboat may look into it, to write and find markers and to compare
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record AuroraDatabase(
    String auroraGlobal, Map<Region, String> closedSecurityGroups, Optional<DataAccess> data)
    implements Database {
  public AuroraDatabase {
    closedSecurityGroups = Ordered.map(closedSecurityGroups);
  }
}
