package io.lifeboat.simulator.world;

import java.time.Duration;
import java.util.List;

/** The checks that the world's records share. */
final class Check {
  private Check() {}

  static void that(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  static <T> void given(T value, String what) {
    that(value != null, what + " is missing");
  }

  static <T> List<T> list(List<T> given) {
    return given == null ? List.of() : List.copyOf(given);
  }

  static Duration orElse(Duration given, Duration otherwise) {
    Duration value = given == null ? otherwise : given;
    that(!value.isNegative(), "a duration cannot be negative");
    return value;
  }
}
