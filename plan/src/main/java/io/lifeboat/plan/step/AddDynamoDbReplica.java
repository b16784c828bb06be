package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Adds a replica of a DynamoDB table in another region and waits until it is ACTIVE.
 *
 * @param table the plan's name of the table
 * @param tableName DynamoDB's name of it
 * @param from a region that has the table; it is asked
 * @param region the region that gets the replica
 */
public record AddDynamoDbReplica(String table, String tableName, Region from, Region region)
    implements Step {
  public AddDynamoDbReplica {
    Needed.name(table, "the name of a table");
    Form.TABLE.check(tableName, "the table of " + table);
    Needed.twoRegions(from, region, table);
  }

  @Override
  public String title() {
    return "add a replica of " + table + " in " + region;
  }

  @Override
  public String undo() {
    return "remove the replica of " + table + " in " + region;
  }

  @Override
  public Effect effect() {
    return Effect.REVERSIBLE;
  }

  @Override
  public Duration expected() {
    return Duration.ofMinutes(4);
  }

  @Override
  public Duration timeout() {
    return Duration.ofHours(2);
  }
}
