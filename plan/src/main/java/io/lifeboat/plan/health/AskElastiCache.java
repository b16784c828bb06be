package io.lifeboat.plan.health;

import io.lifeboat.plan.Region;
import java.util.List;

/**
 * Asks ElastiCache of a Global Datastore.
 *
 * @param serving whether the users are there: it must take writes then, and follow otherwise
 */
public record AskElastiCache(Region region, String store, String globalGroup, boolean serving)
    implements Check {
  @Override
  public String name() {
    return "store " + store;
  }

  @Override
  public List<String> needs() {
    return List.of();
  }

  @Override
  public boolean servesUsers() {
    return serving;
  }
}
