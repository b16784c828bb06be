package io.lifeboat.simulator.dynamodb;

import static io.lifeboat.simulator.dynamodb.DynamoDbErrors.invalid;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The names and values that a request's expressions refer to, and which of them they used. */
final class Names {
  private final Map<String, String> names;
  private final Map<String, AttributeValue> values;
  private final Set<String> used = new HashSet<>();

  Names(Map<String, String> names, Map<String, AttributeValue> values) {
    this.names = names;
    this.values = values;
  }

  /** The attribute that a word of an expression means. */
  String attribute(String word) {
    used.add(word);
    if (!word.startsWith("#")) {
      return word;
    }
    return Optional.ofNullable(names.get(word))
        .orElseThrow(
            () ->
                invalid(
                    "An expression attribute name used in the document path is not defined;"
                        + " attribute name: "
                        + word));
  }

  AttributeValue value(String word) {
    used.add(word);
    return Optional.ofNullable(values.get(word))
        .orElseThrow(
            () ->
                invalid(
                    "An expression attribute value used in expression is not defined;"
                        + " attribute value: "
                        + word));
  }

  /** AWS refuses what no expression uses. */
  void refuseUnused() {
    refuse("ExpressionAttributeNames", names.keySet());
    refuse("ExpressionAttributeValues", values.keySet());
  }

  private void refuse(String what, Set<String> given) {
    Set<String> unused = new TreeSet<>(given);
    unused.removeAll(used);
    if (!unused.isEmpty()) {
      throw invalid("Value provided in %s unused in expressions: keys: %s".formatted(what, unused));
    }
  }
}
