package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;

/**
 * A Global Datastore of ElastiCache.
 *
 * @param elasticacheGlobal the global replication group's identifier
 * @param groups each region's replication group
 * @param warm health checks that are asked until they answer fast, after the cache has moved
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record ElastiCacheStore(
    String elasticacheGlobal, Map<Region, String> groups, List<String> warm) implements Store {
  public ElastiCacheStore {
    groups = Ordered.map(groups);
    warm = Ordered.list(warm);
  }
}
