package io.lifeboat.simulator.dynamodb;

import static io.lifeboat.simulator.dynamodb.DynamoDbErrors.invalid;

import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Key condition expressions: conditions that name the hash key by equality. */
final class KeyCondition {
  private static final Pattern EQUALITY = Pattern.compile("\\s*([#A-Za-z0-9_]+)\\s*=\\s*:\\w+");
  private static final Pattern BEYOND =
      Pattern.compile("\\b(OR|NOT|attribute_exists|attribute_not_exists)\\b|<>");

  private KeyCondition() {}

  static Predicate<Map<String, AttributeValue>> parse(String text, Names names, GlobalTable table) {
    boolean namesHash =
        EQUALITY
            .matcher(text)
            .results()
            .anyMatch(found -> names.attribute(found.group(1)).equals(table.key().get(0)));
    if (!namesHash || BEYOND.matcher(text).find()) {
      throw invalid("Query condition missed key schema element: " + table.key().get(0));
    }
    return Condition.parse(text, names);
  }
}
