package io.lifeboat.plan.procedure;

import io.lifeboat.plan.ElastiCacheStore;
import io.lifeboat.plan.step.PromoteElastiCache;
import java.util.List;

/** Global Datastores of ElastiCache: they move with the application. */
final class Caches implements Capability {
  @Override
  public void move(Draft draft, Move move) {
    move.plan()
        .storesOf(ElastiCacheStore.class)
        .forEach(
            (name, cache) ->
                draft.add(
                    "promote-" + name,
                    new PromoteElastiCache(
                        name, cache.elasticacheGlobal(), move.from(), move.to(), move.mode()),
                    List.of(),
                    OnFailure.PAUSE));
  }
}
