package io.lifeboat.workflows;

import io.lifeboat.plan.GatePolicy;
import io.lifeboat.plan.RecoveryPlan;
import java.util.Map;

/** The web shop's plan with something changed. */
final class Plans {
  private Plans() {}

  static RecoveryPlan withGates(RecoveryPlan plan, Map<String, GatePolicy> gates) {
    return new RecoveryPlan(
        plan.application(),
        plan.regions(),
        plan.allowedRegions(),
        plan.objectives(),
        plan.databases(),
        plan.services(),
        plan.traffic(),
        plan.health(),
        plan.proof(),
        gates,
        plan.channels(),
        plan.contacts(),
        plan.procedures(),
        plan.failback(),
        plan.commit(),
        plan.drill(),
        plan.schedules());
  }
}
