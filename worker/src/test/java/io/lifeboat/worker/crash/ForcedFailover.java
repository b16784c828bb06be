package io.lifeboat.worker.crash;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.Verdict;
import io.lifeboat.plan.step.SetLambdaConcurrency;
import io.lifeboat.plan.step.Step;
import io.lifeboat.workflows.FailoverRequest;
import io.lifeboat.workflows.FailoverWorkflow;
import io.lifeboat.workflows.RunOrders;
import io.lifeboat.workflows.RunRequest;
import io.temporal.client.WorkflowStub;
import java.time.Instant;
import java.util.Optional;

/** Out of a region that is lost, and comes back when users are served elsewhere. */
record ForcedFailover(Example example) implements Scene {
  @Override
  public String name() {
    return "forced failover";
  }

  @Override
  public RunRequest request() {
    Instant now = Instant.now();
    return new FailoverRequest(
        example.plan(),
        Optional.empty(),
        Optional.empty(),
        Mode.FORCED,
        "night shift",
        "the region does not answer",
        Optional.of(now),
        Optional.of(now));
  }

  @Override
  public Class<? extends RunOrders> type() {
    return FailoverWorkflow.class;
  }

  @Override
  public Verdict verdict() {
    return Verdict.RECOVERED;
  }

  @Override
  public void begin(SimulatedWorld world) {
    world.lose(procedure().from().name());
  }

  /** The standby of functions reserves as much as they need. */
  @Override
  public boolean isDoneAlready(Step step) {
    return step instanceof SetLambdaConcurrency;
  }

  @Override
  public void attend(WorkflowStub run, RunRecord record, SimulatedWorld world) {
    if (record.state() == RunState.FENCING) {
      world.restore(procedure().from().name());
    }
  }
}
