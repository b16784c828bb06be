package io.lifeboat.worker.crash;

import io.lifeboat.plan.run.Verdict;
import io.lifeboat.plan.step.CatchUpAurora;
import io.lifeboat.plan.step.ScaleEcs;
import io.lifeboat.plan.step.Step;
import io.lifeboat.workflows.FailbackRequest;
import io.lifeboat.workflows.FailbackWorkflow;
import io.lifeboat.workflows.RunOrders;
import io.lifeboat.workflows.RunRequest;
import java.util.Optional;

/** Home again after a forced failover, while Aurora still rebuilds the old writer. */
record Failback(Example example) implements Scene {
  @Override
  public String name() {
    return "failback with canary";
  }

  @Override
  public Optional<Scene> before() {
    return Optional.of(new ForcedFailover(example));
  }

  @Override
  public RunRequest request() {
    return new FailbackRequest(
        example.plan(), Optional.empty(), Optional.empty(), "night shift", "the region is back");
  }

  @Override
  public Class<? extends RunOrders> type() {
    return FailbackWorkflow.class;
  }

  @Override
  public Verdict verdict() {
    return Verdict.RECOVERED;
  }

  /** Lifting the fence brings the services to their size, and a replica is not behind here. */
  @Override
  public boolean isDoneAlready(Step step) {
    return step instanceof ScaleEcs || step instanceof CatchUpAurora;
  }

  @Override
  public boolean isPutBack() {
    return true;
  }
}
