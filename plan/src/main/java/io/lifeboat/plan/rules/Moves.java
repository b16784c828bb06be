package io.lifeboat.plan.rules;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.procedure.FailoverProcedure;
import io.lifeboat.plan.procedure.Procedure;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every way in which an application can leave a region. */
final class Moves {
  private Moves() {}

  /** From which region to which, and how. */
  record Way(Region from, Region to, Mode mode) {
    Procedure of(RecoveryPlan plan) {
      return FailoverProcedure.derive(plan, from, to, mode);
    }

    Set<String> derivedIds(RecoveryPlan plan) {
      return FailoverProcedure.derivedIds(plan, from, to, mode);
    }
  }

  static Stream<Way> of(RecoveryPlan plan) {
    return plan.regions().all().stream()
        .distinct()
        .flatMap(from -> from(plan, from))
        .flatMap(way -> Stream.of(Mode.values()).map(mode -> new Way(way.from, way.to, mode)));
  }

  /** All procedures that can be derived. */
  static Stream<Procedure> procedures(RecoveryPlan plan) {
    return of(plan).flatMap(way -> derived(way, plan).stream());
  }

  /** The ids of all derived steps of all ways. */
  static Set<String> derivedIds(RecoveryPlan plan) {
    Set<String> ids = new HashSet<>();
    of(plan).forEach(way -> ids.addAll(way.derivedIds(plan)));
    return ids;
  }

  /** The ids that a change may name: what a gate may, and the gates. */
  static Set<String> knownIds(RecoveryPlan plan) {
    Set<String> ids = stepIds(plan);
    plan.gates().keySet().forEach(gated -> ids.add(FailoverProcedure.gateOf(gated)));
    return ids;
  }

  /** The ids that a gate may name: derived steps and new ones. */
  static Set<String> stepIds(RecoveryPlan plan) {
    Set<String> ids = derivedIds(plan);
    plan.failoverChanges().forEach((id, change) -> addNew(ids, id, change.isNewStep()));
    return ids;
  }

  private static void addNew(Set<String> ids, String id, boolean isNew) {
    if (isNew) {
      ids.add(id);
    }
  }

  private static Stream<Way> from(RecoveryPlan plan, Region from) {
    return plan.regions().all().stream()
        .distinct()
        .filter(to -> !to.equals(from))
        .map(to -> new Way(from, to, Mode.FORCED));
  }

  private static Optional<Procedure> derived(Way way, RecoveryPlan plan) {
    try {
      return Optional.of(way.of(plan));
    } catch (IllegalArgumentException circle) {
      return Optional.empty();
    }
  }
}
