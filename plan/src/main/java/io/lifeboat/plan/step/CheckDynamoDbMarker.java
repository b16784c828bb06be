package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.Map;

/**
 * Looks for the run's marker, and for the newest of any run, in a region's replica of a DynamoDB
 * table.
 *
 * @param table the plan's name of the table
 * @param tableName DynamoDB's name of it
 * @param region where it is looked for
 * @param key as the marker was written
 * @param within how long the run's own marker is waited for; zero looks once
 */
public record CheckDynamoDbMarker(
    String table, String tableName, Region region, Map<String, String> key, Duration within)
    implements Step {
  public CheckDynamoDbMarker {
    Needed.name(table, "the name of a table");
    Form.TABLE.check(tableName, "the table of " + table);
    Needed.present(region, "the region of " + table);
    Needed.notNegative(within, "how long the marker of " + table + " may take");
    WriteDynamoDbMarker.refuseOneMarkerForAll(table, key);
    key = Map.copyOf(key);
  }

  @Override
  public String title() {
    return "look for the marker in " + table + " in " + region;
  }

  @Override
  public Effect effect() {
    return Effect.NONE;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(3);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(1).plus(within);
  }
}
