package io.lifeboat.simulator.dynamodb;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Reads condition and key condition expressions: comparisons, BETWEEN, attribute_exists,
 * attribute_not_exists, begins_with, AND, OR, NOT and brackets, over attributes of the top level.
 * Everything else is refused.
 */
final class Condition {
  private static final Set<String> FUNCTIONS =
      Set.of("attribute_exists", "attribute_not_exists", "begins_with");

  private static final Map<String, IntPredicate> COMPARISONS =
      Map.of("<", o -> o < 0, "<=", o -> o <= 0, ">", o -> o > 0, ">=", o -> o >= 0);

  private final Words words;
  private final Names names;

  private Condition(Words words, Names names) {
    this.words = words;
    this.names = names;
  }

  /** What the expression asks of an item; an item that is not there is an empty one. */
  static Predicate<Map<String, AttributeValue>> parse(String text, Names names) {
    Condition condition = new Condition(new Words(text), names);
    Predicate<Map<String, AttributeValue>> read = condition.either();
    if (!condition.words.isAtEnd()) {
      throw condition.words.unexpected();
    }
    return read;
  }

  private Predicate<Map<String, AttributeValue>> either() {
    Predicate<Map<String, AttributeValue>> read = both();
    while (words.skip("OR")) {
      read = read.or(both());
    }
    return read;
  }

  private Predicate<Map<String, AttributeValue>> both() {
    Predicate<Map<String, AttributeValue>> read = one();
    while (words.skip("AND")) {
      read = read.and(one());
    }
    return read;
  }

  private Predicate<Map<String, AttributeValue>> one() {
    if (words.skip("NOT")) {
      return one().negate();
    }
    if (words.skip("(")) {
      Predicate<Map<String, AttributeValue>> inner = either();
      words.need(")");
      return inner;
    }
    return FUNCTIONS.contains(words.peek()) ? function() : comparison();
  }

  private Predicate<Map<String, AttributeValue>> function() {
    String function = words.next();
    words.need("(");
    String attribute = names.attribute(words.next());
    Predicate<Map<String, AttributeValue>> read =
        switch (function) {
          case "attribute_exists" -> item -> item.containsKey(attribute);
          case "attribute_not_exists" -> item -> !item.containsKey(attribute);
          default -> beginsWith(attribute);
        };
    words.need(")");
    return read;
  }

  private Predicate<Map<String, AttributeValue>> beginsWith(String attribute) {
    words.need(",");
    String start = names.value(words.next()).s();
    return item ->
        Optional.ofNullable(item.get(attribute))
            .map(AttributeValue::s)
            .filter(text -> start != null && text.startsWith(start))
            .isPresent();
  }

  private Predicate<Map<String, AttributeValue>> comparison() {
    Operand left = operand();
    if (words.skip("BETWEEN")) {
      Operand low = operand();
      words.need("AND");
      Operand high = operand();
      return compare(left, low, order -> order >= 0).and(compare(left, high, order -> order <= 0));
    }
    String sign = words.next();
    if (sign.equals("=") || sign.equals("<>")) {
      Operand right = operand();
      return item -> isEqual(left, right, item) == sign.equals("=");
    }
    IntPredicate fits = COMPARISONS.get(sign);
    if (fits == null) {
      throw words.unexpected();
    }
    return compare(left, operand(), fits);
  }

  private static boolean isEqual(Operand left, Operand right, Map<String, AttributeValue> item) {
    List<AttributeValue> both =
        List.of(left, right).stream().map(o -> o.of(item)).flatMap(Optional::stream).toList();
    return both.size() == 2 && Values.isEqual(both.get(0), both.get(1));
  }

  private static Predicate<Map<String, AttributeValue>> compare(
      Operand left, Operand right, IntPredicate fits) {
    return item ->
        left.of(item)
            .flatMap(one -> right.of(item).flatMap(other -> Values.order(one, other)))
            .filter(fits::test)
            .isPresent();
  }

  /** An attribute of the item, or a value of the request. */
  private interface Operand {
    Optional<AttributeValue> of(Map<String, AttributeValue> item);
  }

  private Operand operand() {
    String word = words.next();
    if (word.startsWith(":")) {
      AttributeValue value = names.value(word);
      return item -> Optional.of(value);
    }
    if (!word.matches("#?[A-Za-z0-9_]+") || words.peek().equals("(")) {
      throw words.unexpected();
    }
    String attribute = names.attribute(word);
    return item -> Optional.ofNullable(item.get(attribute));
  }
}
