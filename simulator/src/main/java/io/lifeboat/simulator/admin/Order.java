package io.lifeboat.simulator.admin;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One order: what it is about, and its parameters.
 *
 * @param target the rest of the path, such as a region or an operation; may be empty
 */
record Order(String target, Map<String, String> parameters) {

  Optional<String> text(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isBlank());
  }

  String needed(String name) {
    return text(name).orElseThrow(() -> new BadOrder(400, "The parameter " + name + " is needed."));
  }

  int count(String name, int otherwise) {
    return text(name)
        .map(value -> read(name, value, "a whole number above zero", Order::positive))
        .orElse(otherwise);
  }

  Duration duration(String name, Duration otherwise) {
    return text(name)
        .map(value -> read(name, value, "a duration such as 500ms, 30s or 2m", Order::duration))
        .orElse(otherwise);
  }

  /** A share, given in percent. */
  double share(String name) {
    return read(name, needed(name), "a percentage such as 5 or 2.5", Order::percent) / 100;
  }

  <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
    String names = Choices.of(type);
    return text(name)
        .map(value -> read(name, value, "one of " + names, v -> Choices.parse(type, v)))
        .orElse(otherwise);
  }

  private static <T> T read(String name, String value, String wanted, Function<String, T> reader) {
    try {
      return reader.apply(value);
    } catch (IllegalArgumentException | DateTimeParseException wrong) {
      throw new BadOrder(400, name + " must be " + wanted + ", not \"" + value + "\".");
    }
  }

  private static double percent(String text) {
    double number = Double.parseDouble(text.replaceFirst("%$", ""));
    if (!(number >= 0 && number <= 100)) {
      throw new IllegalArgumentException(text);
    }
    return number;
  }

  private static int positive(String text) {
    int number = Integer.parseInt(text);
    if (number < 1) {
      throw new IllegalArgumentException(text);
    }
    return number;
  }

  private static Duration duration(String text) {
    String small = text.trim().toLowerCase(Locale.ROOT);
    return small.matches("\\d{1,9}ms")
        ? Duration.ofMillis(Long.parseLong(small.replace("ms", "")))
        : Duration.parse("PT" + small.toUpperCase(Locale.ROOT));
  }
}
