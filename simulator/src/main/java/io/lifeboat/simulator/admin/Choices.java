package io.lifeboat.simulator.admin;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Enum constants as people write them: {@code black-hole}. */
final class Choices {
  private Choices() {}

  static <E extends Enum<E>> String of(Class<E> type) {
    return Stream.of(type.getEnumConstants()).map(Choices::text).collect(Collectors.joining(", "));
  }

  static String text(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <E extends Enum<E>> E parse(Class<E> type, String text) {
    return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
