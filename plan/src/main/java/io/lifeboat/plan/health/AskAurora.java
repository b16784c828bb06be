package io.lifeboat.plan.health;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.List;

/**
 * Asks RDS and CloudWatch of an Aurora global database.
 *
 * @param serving whether the users are there: it must write then, and follow the writer otherwise
 * @param lag how far it may lag behind before that is told
 * @param rpo more is bad
 * @param cpu how busy the writer may be, in percent
 * @param connections which part of the connections may be taken, in percent
 */
public record AskAurora(
    Region region,
    String database,
    String globalCluster,
    boolean serving,
    Duration lag,
    Duration rpo,
    double cpu,
    double connections)
    implements Check {
  @Override
  public String name() {
    return "database " + database;
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
