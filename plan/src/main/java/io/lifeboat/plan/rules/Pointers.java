package io.lifeboat.plan.rules;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The JSON pointers of values in a plan. */
final class Pointers {
  private Pointers() {}

  static String to(Object... parts) {
    StringBuilder pointer = new StringBuilder();
    for (Object part : parts) {
      pointer.append('/').append(part.toString().replace("~", "~0").replace("/", "~1"));
    }
    return pointer.toString();
  }

  /** A value with its pointer. */
  record Placed<T>(String pointer, T value) {}

  static <T> Stream<Placed<T>> elements(String list, List<T> values) {
    return IntStream.range(0, values.size())
        .mapToObj(at -> new Placed<>(list + "/" + at, values.get(at)));
  }

  /** The elements of a list in every member of a map. */
  static <T, E> Stream<Placed<E>> inEach(
      String section, String property, Map<String, T> members, Function<T, List<E>> list) {
    return members.entrySet().stream()
        .flatMap(m -> elements(to(section, m.getKey(), property), list.apply(m.getValue())));
  }

  static String step(String procedure, String id) {
    return to("procedures", procedure, "steps", id);
  }
}
