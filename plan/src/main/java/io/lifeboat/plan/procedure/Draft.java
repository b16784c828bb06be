package io.lifeboat.plan.procedure;

import io.lifeboat.plan.step.Role;
import io.lifeboat.plan.step.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A procedure while it is being put together, in the order in which its steps were added. */
final class Draft {
  private final Map<String, ProcedureStep> steps = new LinkedHashMap<>();

  /** Adds a step with its own times; needs that the draft does not hold are left out. */
  void add(String id, Step step, Collection<String> needs, OnFailure onFailure) {
    put(id, step, needs, onFailure, false);
  }

  void addDeferrable(String id, Step step, Collection<String> needs) {
    put(id, step, needs, OnFailure.PAUSE, true);
  }

  private void put(
      String id, Step step, Collection<String> needs, OnFailure onFailure, boolean deferrable) {
    steps.put(
        id,
        new ProcedureStep(
            id,
            step,
            known(needs),
            step.expected(),
            step.timeout(),
            onFailure,
            deferrable,
            ProcedureStep.Part.WORK));
  }

  boolean has(String id) {
    return steps.containsKey(id);
  }

  ProcedureStep get(String id) {
    return steps.get(id);
  }

  Set<String> ids() {
    return new LinkedHashSet<>(steps.keySet());
  }

  /** The ids of all steps of a kind, in the order in which they were added. */
  List<String> idsOf(Class<? extends Step> kind) {
    return steps.values().stream().filter(s -> kind.isInstance(s.step())).map(s -> s.id()).toList();
  }

  /** The ids of all steps of a role, in the order in which they were added. */
  List<String> idsOf(Role role) {
    return steps.values().stream().filter(s -> s.step().role() == role).map(s -> s.id()).toList();
  }

  void change(String id, UnaryOperator<ProcedureStep> change) {
    steps.computeIfPresent(id, (same, step) -> change.apply(step));
  }

  void setNeeds(String id, Collection<String> needs) {
    change(id, step -> step.withNeeds(known(needs)));
  }

  void addNeed(String id, String need) {
    List<String> needs = new ArrayList<>(get(id).needs());
    needs.add(need);
    setNeeds(id, needs);
  }

  /** Whether a step is this other one or comes after it, directly or not. */
  boolean isAfter(String id, String other) {
    return isAfter(id, other, new HashSet<>());
  }

  private boolean isAfter(String id, String other, Set<String> seen) {
    return id.equals(other)
        || get(id).needs().stream().anyMatch(n -> seen.add(n) && isAfter(n, other, seen));
  }

  /** Takes a step out; what waited for it waits for what it waited for. */
  void leaveOut(String id) {
    ProcedureStep gone = steps.remove(id);
    for (ProcedureStep step : List.copyOf(steps.values())) {
      if (step.needs().contains(id)) {
        setNeeds(step.id(), bridged(step.needs(), id, gone.needs()));
      }
    }
  }

  /** Every step after those it needs, otherwise as added. */
  List<ProcedureStep> inOrder() {
    return TopologicalOrder.of(steps);
  }

  private static List<String> bridged(List<String> needs, String gone, List<String> instead) {
    Set<String> all = new LinkedHashSet<>();
    for (String need : needs) {
      if (need.equals(gone)) {
        all.addAll(instead);
      } else {
        all.add(need);
      }
    }
    return List.copyOf(all);
  }

  private List<String> known(Collection<String> needs) {
    return needs.stream().filter(steps::containsKey).distinct().toList();
  }
}
