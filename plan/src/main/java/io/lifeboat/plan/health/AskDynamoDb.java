package io.lifeboat.plan.health;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Asks DynamoDB of a table, and CloudWatch how far it is behind the region where the users are.
 *
 * @param from that region; empty when it is this one
 * @param lag how far it may be behind before that is told
 * @param rpo more is bad
 */
public record AskDynamoDb(
    Region region, String store, String table, Optional<Region> from, Duration lag, Duration rpo)
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
    return from.isEmpty();
  }
}
