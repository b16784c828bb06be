package io.lifeboat.plan.rules;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.StepChange;
import io.lifeboat.plan.procedure.FailbackProcedure;
import io.lifeboat.plan.procedure.FailoverProcedure;
import io.lifeboat.plan.rules.Pointers.Placed;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One thing that the plan's owner wants otherwise than derived.
 *
 * @param procedure failover or failback
 * @param id the step's id
 */
record OwnChange(String procedure, String id, StepChange change) {
  /** All of them, those of the failover first. */
  static Stream<OwnChange> of(RecoveryPlan plan) {
    return Stream.of(FailoverProcedure.NAME, FailbackProcedure.NAME).flatMap(p -> of(plan, p));
  }

  /** Those of one procedure. */
  static Stream<OwnChange> of(RecoveryPlan plan, String procedure) {
    return in(plan, procedure).entrySet().stream()
        .map(c -> new OwnChange(procedure, c.getKey(), c.getValue()));
  }

  /** The changes of a procedure by step id. */
  static Map<String, StepChange> in(RecoveryPlan plan, String procedure) {
    return procedure.equals(FailbackProcedure.NAME)
        ? plan.failbackChanges()
        : plan.failoverChanges();
  }

  String pointer() {
    return Pointers.step(procedure, id);
  }

  /** The elements of one of its lists, in their places. */
  Stream<Placed<String>> elements(String property, List<String> names) {
    return Pointers.elements(pointer() + "/" + property, names);
  }
}
