package io.lifeboat.plan.rules;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.plan.procedure.RepairProcedure;
import io.lifeboat.plan.step.Gate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every way in which a database can be repaired where it is. */
final class Repairs {
  private static final String ANY_SNAPSHOT = "any";

  private Repairs() {}

  static Stream<Procedure> procedures(RecoveryPlan plan) {
    return plan.databases().keySet().stream()
        .flatMap(database -> plan.regions().all().stream().flatMap(r -> of(plan, database, r)));
  }

  /** The ids of their steps. */
  static Set<String> stepIds(RecoveryPlan plan) {
    Set<String> ids = new HashSet<>();
    procedures(plan)
        .flatMap(procedure -> procedure.steps().stream())
        .filter(step -> !(step.step() instanceof Gate))
        .forEach(step -> ids.add(step.id()));
    return ids;
  }

  private static Stream<Procedure> of(RecoveryPlan plan, String database, Region region) {
    return Stream.of(Optional.<String>empty(), Optional.of(ANY_SNAPSHOT))
        .flatMap(snapshot -> derived(plan, database, region, snapshot).stream());
  }

  /** What the plan says too little of is refused when it is asked for. */
  private static Optional<Procedure> derived(
      RecoveryPlan plan, String database, Region region, Optional<String> snapshot) {
    try {
      return Optional.of(RepairProcedure.derive(plan, database, Optional.of(region), snapshot));
    } catch (IllegalArgumentException tooLittle) {
      return Optional.empty();
    }
  }
}
