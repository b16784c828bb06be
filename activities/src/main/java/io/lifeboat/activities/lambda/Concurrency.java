package io.lifeboat.activities.lambda;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * A function's concurrency as one line of text, in facts and in the tag that a fence leaves on the
 * function: {@code reserved=100 warm=live:10+beta:2}; {@code reserved=none} when nothing is.
 *
 * @param warm instances that are kept warm, by alias or version
 */
record Concurrency(Optional<Integer> reserved, Map<String, Integer> warm) {
  /** The tag's key. */
  static final String TAG = "lifeboat:concurrency";

  static final Concurrency FENCED = new Concurrency(Optional.of(0), Map.of());

  Concurrency {
    warm = Collections.unmodifiableMap(new TreeMap<>(warm));
  }

  /** Empty when the text is not one that {@link #text} wrote. */
  static Optional<Concurrency> parse(String text) {
    String[] parts = text.trim().split(" +", -1);
    if (parts.length > 2
        || !parts[0].matches("reserved=(none|\\d{1,6})")
        || (parts.length == 2 && !parts[1].matches("warm=[^:+]+:\\d{1,6}(\\+[^:+]+:\\d{1,6})*"))) {
      return Optional.empty();
    }
    Map<String, Integer> warm = new TreeMap<>();
    if (parts.length == 2) {
      Arrays.stream(parts[1].substring("warm=".length()).split("\\+"))
          .map(part -> part.split(":", 2))
          .forEach(part -> warm.put(part[0], Integer.valueOf(part[1])));
    }
    return Optional.of(
        new Concurrency(
            Optional.of(parts[0].substring("reserved=".length()))
                .filter(count -> !count.equals("none"))
                .map(Integer::valueOf),
            warm));
  }

  String text() {
    StringJoiner kept = new StringJoiner("+", " warm=", "").setEmptyValue("");
    warm.forEach((alias, instances) -> kept.add(alias + ":" + instances));
    return "reserved=" + reserved.map(String::valueOf).orElse("none") + kept;
  }

  /** {@code 100 reserved, 10 of live warm}. */
  String words() {
    StringBuilder words = new StringBuilder();
    words.append(reserved.map(count -> count + " reserved").orElse("nothing reserved"));
    warm.forEach((alias, count) -> words.append(", ").append(count + " of " + alias + " warm"));
    return words.toString();
  }

  int warmInAll() {
    return warm.values().stream().mapToInt(count -> count).sum();
  }

  /** What it takes from the account's limit for itself. */
  int held() {
    return reserved.orElseGet(this::warmInAll);
  }

  /** What is higher of both; something reserved counts above nothing. */
  Concurrency higher(Concurrency other) {
    Map<String, Integer> most = new TreeMap<>(warm);
    other.warm.forEach((alias, count) -> most.merge(alias, count, Math::max));
    return new Concurrency(
        reserved.map(count -> Math.max(count, other.reserved.orElse(0))).or(other::reserved), most);
  }
}
