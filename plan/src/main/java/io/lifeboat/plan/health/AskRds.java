package io.lifeboat.plan.health;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.List;

/**
 * Asks RDS and CloudWatch of an instance.
 *
 * @param follows whether it is a read replica of another region's instance
 * @param serving whether the users are there
 * @param lag how far it may lag behind before that is told
 * @param rpo more is bad
 * @param cpu how busy it may be, in percent
 * @param connections which part of the connections may be taken, in percent
 */
public record AskRds(
    Region region,
    String database,
    String instance,
    boolean follows,
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
