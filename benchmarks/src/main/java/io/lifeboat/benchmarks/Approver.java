package io.lifeboat.benchmarks;

import io.lifeboat.plan.run.GateRecord;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.workflows.GateAnswer;
import io.lifeboat.workflows.RunOrders;
import java.util.HashSet;
import java.util.Set;

/** Approves every gate as soon as it opens: the time that people need is not measured. */
final class Approver {
  private final Set<String> given = new HashSet<>();

  void approve(RunOrders run, RunRecord record) {
    for (GateRecord gate : record.gates()) {
      if (gate.closedAt().isEmpty()) {
        gate.approvers().stream()
            .limit(gate.needed())
            .filter(who -> given.add(gate.code() + who))
            .forEach(
                who -> run.approve(new GateAnswer(gate.gate(), who, gate.code(), "to measure it")));
      }
    }
  }
}
