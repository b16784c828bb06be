package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * A Global Datastore of ElastiCache.
 *
 * @param elasticacheGlobal the global replication group's identifier
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record ElastiCacheStore(String elasticacheGlobal) implements Store {}
