package io.lifeboat.plan.procedure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lists steps in waves: first what can begin at once, then what can begin after that, and so on;
 * within a wave in the order given.
 */
final class TopologicalOrder {
  private TopologicalOrder() {}

  static List<ProcedureStep> of(Map<String, ProcedureStep> steps) {
    Map<String, ProcedureStep> left = new LinkedHashMap<>(steps);
    List<ProcedureStep> listed = new ArrayList<>();
    while (!left.isEmpty()) {
      List<ProcedureStep> ready = ready(left);
      if (ready.isEmpty()) {
        throw new IllegalArgumentException(circle(left));
      }
      ready.forEach(step -> left.remove(step.id()));
      listed.addAll(ready);
    }
    return listed;
  }

  private static List<ProcedureStep> ready(Map<String, ProcedureStep> left) {
    return left.values().stream()
        .filter(step -> step.needs().stream().noneMatch(left::containsKey))
        .toList();
  }

  private static String circle(Map<String, ProcedureStep> left) {
    Deque<String> path = new ArrayDeque<>();
    Set<String> seen = new LinkedHashSet<>();
    String at = left.keySet().iterator().next();
    while (seen.add(at)) {
      path.add(at);
      at = left.get(at).needs().stream().filter(left::containsKey).findFirst().orElseThrow();
    }
    while (!path.getFirst().equals(at)) {
      path.removeFirst();
    }
    path.add(at);
    return "steps wait for each other in a circle: "
        + path.stream().collect(Collectors.joining(" waits for "));
  }
}
