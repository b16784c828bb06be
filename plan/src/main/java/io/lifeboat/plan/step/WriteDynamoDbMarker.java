package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Writes an item that names the run into a DynamoDB table, and another that names the newest run
 * that wrote one, so that they can be looked for in another region.
 *
 * @param table the plan's name of the table
 * @param tableName DynamoDB's name of it
 * @param regions asked in this order; the marker goes to the first that answers
 * @param key each key attribute with its value, of which at least one holds {@code {marker}}: the
 *     run's name, or {@code newest}. All key attributes must be strings
 */
public record WriteDynamoDbMarker(
    String table, String tableName, List<Region> regions, Map<String, String> key) implements Step {
  /** What stands in a key's value for the run, or for the newest marker. */
  public static final String MARKER = "{marker}";

  public WriteDynamoDbMarker {
    Needed.name(table, "the name of a table");
    Form.TABLE.check(tableName, "the table of " + table);
    regions = Needed.some(regions, "the regions of " + table);
    refuseOneMarkerForAll(table, key);
    key = Map.copyOf(key);
  }

  static void refuseOneMarkerForAll(String table, Map<String, String> key) {
    Needed.present(key, "the key of the marker of " + table);
    key.values().forEach(value -> Needed.name(value, "the key of the marker of " + table));
    if (key.values().stream().noneMatch(value -> value.contains(MARKER))) {
      throw new IllegalArgumentException(
          "the key of the marker of %s must hold %s, or every run would write the same one"
              .formatted(table, MARKER));
    }
  }

  @Override
  public boolean isAsking() {
    return true;
  }

  @Override
  public String title() {
    return "write a marker into " + table;
  }

  @Override
  public Effect effect() {
    return Effect.NONE;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(2);
  }

  @Override
  public Duration timeout() {
    return Duration.ofSeconds(30);
  }
}
