package io.lifeboat.activities.parameters;

import io.lifeboat.plan.action.StepCall;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ssm.model.Parameter;

/**
 * Which version each parameter had before this run changed it: numbers alone, by which Parameter
 * Store still knows the values.
 */
record FormerVersions(SortedMap<String, Long> versions) {
  private static final String FACT = "former-versions";

  /** Stands for a parameter that was not there. */
  static final long NONE = 0;

  /** What earlier calls have found stays; a name has neither comma nor equals sign. */
  static Map<String, String> keep(
      StepCall call, Comparison comparison, Map<String, Parameter> there) {
    SortedMap<String, Long> all = new TreeMap<>();
    for (String name : comparison.different()) {
      all.put(name, there.containsKey(name) ? there.get(name).version() : NONE);
    }
    all.putAll(in(call).versions());
    return Map.of(
        FACT,
        all.entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining(",")));
  }

  static FormerVersions in(StepCall call) {
    SortedMap<String, Long> all = new TreeMap<>();
    for (String each : call.facts().getOrDefault(FACT, "").split(",")) {
      String[] parts = each.split("=", -1);
      if (parts.length == 2) {
        all.put(parts[0], Long.valueOf(parts[1]));
      }
    }
    return new FormerVersions(all);
  }
}
