package io.lifeboat.benchmarks;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.reading.PlanReader;
import io.lifeboat.workflows.FailoverRequest;
import java.util.Map;
import java.util.Optional;

/** What is asked of Lifeboat. */
final class Requests {
  private Requests() {}

  /** The example's forced failover without its gate: the time that people need is not measured. */
  static FailoverRequest withoutGate() {
    RecoveryPlan plan = PlanReader.read(Estate.PLAN).plan().orElseThrow();
    RecoveryPlan ungated =
        new RecoveryPlan(
            plan.application(),
            plan.regions(),
            plan.allowedRegions(),
            plan.objectives(),
            plan.databases(),
            plan.services(),
            plan.traffic(),
            plan.health(),
            plan.proof(),
            Map.of(),
            plan.channels(),
            plan.contacts(),
            plan.procedures(),
            plan.failback(),
            plan.commit(),
            plan.drill(),
            plan.schedules(),
            plan.stores(),
            plan.configuration(),
            plan.consumers(),
            plan.jobs(),
            plan.apis(),
            plan.allowedAccounts(),
            plan.detect());
    return new FailoverRequest(
        ungated,
        Optional.empty(),
        Optional.empty(),
        Mode.FORCED,
        "benchmark",
        "to measure it",
        Optional.empty(),
        Optional.empty());
  }
}
