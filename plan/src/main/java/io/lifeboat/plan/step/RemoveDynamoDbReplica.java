package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Removes the replica of a DynamoDB table in one region and waits until it is gone. What that
 * region took and had not sent yet is lost with it.
 *
 * @param table the plan's name of the table
 * @param tableName DynamoDB's name of it
 * @param from a region that keeps the table; it is asked
 * @param region the region whose replica is removed
 */
public record RemoveDynamoDbReplica(String table, String tableName, Region from, Region region)
    implements Step {
  public RemoveDynamoDbReplica {
    Needed.name(table, "the name of a table");
    Form.TABLE.check(tableName, "the table of " + table);
    Needed.twoRegions(from, region, table);
  }

  @Override
  public String title() {
    return "remove the replica of " + table + " in " + region;
  }

  @Override
  public String undo() {
    return "add a replica of " + table + " in " + region + " again, copied from " + from;
  }

  @Override
  public Effect effect() {
    return Effect.DISRUPTIVE;
  }

  @Override
  public Duration expected() {
    return Duration.ofMinutes(2);
  }

  @Override
  public Duration timeout() {
    return Duration.ofHours(1);
  }
}
