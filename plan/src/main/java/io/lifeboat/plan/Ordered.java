package io.lifeboat.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collections in the order in which the plan's author wrote them; absent ones are empty. */
final class Ordered {
  private Ordered() {}

  static <K, V> Map<K, V> map(Map<K, V> map) {
    return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  static <T> List<T> list(List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  /** The members of one kind, in their order. */
  static <K, V, T extends V> Map<K, T> of(Map<K, V> map, Class<T> kind) {
    Map<K, T> all = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          if (kind.isInstance(value)) {
            all.put(key, kind.cast(value));
          }
        });
    return Collections.unmodifiableMap(all);
  }
}
