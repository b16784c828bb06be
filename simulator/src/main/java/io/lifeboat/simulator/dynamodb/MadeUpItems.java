package io.lifeboat.simulator.dynamodb;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The items that a table holds when the world begins, the same in every region. */
final class MadeUpItems {
  private MadeUpItems() {}

  static void fill(GlobalTable table, Instant now) {
    for (int number = 1; number <= table.spec.items(); number++) {
      Instant at = now.minusSeconds(60L * (table.spec.items() - number + 1));
      Map<String, AttributeValue> item = item(table, number, at);
      table.replicas.values().forEach(r -> r.take(table.keyOf(item), version(item, at, table)));
    }
  }

  private static Version version(Map<String, AttributeValue> item, Instant at, GlobalTable table) {
    return new Version(Optional.of(item), at, table.spec.in().get(0));
  }

  private static Map<String, AttributeValue> item(GlobalTable table, int number, Instant at) {
    Map<String, AttributeValue> item = new HashMap<>();
    String text = String.valueOf(number);
    table
        .key()
        .forEach(
            name ->
                item.put(
                    name,
                    table.type(name).equals("N")
                        ? AttributeValue.fromN(text)
                        : AttributeValue.fromS(text)));
    item.put("made_up_at", AttributeValue.fromS(at.toString()));
    return item;
  }
}
