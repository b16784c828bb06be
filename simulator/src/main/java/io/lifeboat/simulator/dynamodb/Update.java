package io.lifeboat.simulator.dynamodb;

import static io.lifeboat.simulator.dynamodb.DynamoDbErrors.invalid;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Carries out update expressions: SET with values, attributes, if_not_exists, plus and minus; and
 * REMOVE; over attributes of the top level. Everything else is refused.
 */
final class Update {
  private final Words words;
  private final Names names;
  private final Map<String, AttributeValue> before;
  private final Map<String, AttributeValue> after;

  private Update(Words words, Names names, Map<String, AttributeValue> before) {
    this.words = words;
    this.names = names;
    this.before = before;
    this.after = new HashMap<>(before);
  }

  /** The item after the update. */
  static Map<String, AttributeValue> apply(
      String text, Names names, Map<String, AttributeValue> item) {
    Update update = new Update(new Words(text), names, item);
    while (!update.words.isAtEnd()) {
      update.clause();
    }
    return update.after;
  }

  private void clause() {
    if (words.skip("SET")) {
      do {
        set();
      } while (words.skip(","));
    } else if (words.skip("REMOVE")) {
      do {
        after.remove(names.attribute(words.next()));
      } while (words.skip(","));
    } else {
      throw words.unexpected();
    }
  }

  private void set() {
    String attribute = names.attribute(words.next());
    words.need("=");
    AttributeValue value = operand();
    if (words.skip("+")) {
      value = sum(value, Values.number(operand()));
    } else if (words.skip("-")) {
      value = sum(value, Values.number(operand()).negate());
    }
    after.put(attribute, value);
  }

  private static AttributeValue sum(AttributeValue value, BigDecimal more) {
    return AttributeValue.fromN(Values.number(value).add(more).toPlainString());
  }

  private AttributeValue operand() {
    String word = words.next();
    if (word.equals("if_not_exists")) {
      return ifNotExists();
    }
    return word.startsWith(":") ? names.value(word) : existing(names.attribute(word));
  }

  private AttributeValue ifNotExists() {
    words.need("(");
    String attribute = names.attribute(words.next());
    words.need(",");
    AttributeValue otherwise = operand();
    words.need(")");
    return before.getOrDefault(attribute, otherwise);
  }

  private AttributeValue existing(String attribute) {
    return Optional.ofNullable(before.get(attribute))
        .orElseThrow(
            () ->
                invalid(
                    "The provided expression refers to an attribute that does not exist in the item"));
  }
}
