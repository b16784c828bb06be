package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An Aurora global database.
 *
 * @param auroraGlobal the global cluster's identifier
 * @param closedSecurityGroups for each region a security group that lets nobody in: the fence
 * @param data how Lifeboat may look into it, to write and find markers and to compare
 * @param prepare whether a move sees first that the region has an instance of the writer's size
 * @param warm queries that are run after a promotion, so that what they read is in its cache
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record AuroraDatabase(
    String auroraGlobal,
    Map<Region, String> closedSecurityGroups,
    Optional<DataAccess> data,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Boolean> prepare,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> warm)
    implements Database {
  public AuroraDatabase {
    closedSecurityGroups = Ordered.map(closedSecurityGroups);
    prepare = prepare == null ? Optional.empty() : prepare;
    warm = Ordered.list(warm);
  }
}
