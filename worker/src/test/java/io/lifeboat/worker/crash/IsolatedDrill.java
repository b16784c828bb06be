package io.lifeboat.worker.crash;

import io.lifeboat.plan.DrillDepth;
import io.lifeboat.plan.run.Verdict;
import io.lifeboat.worker.crash.KillPoint.Phase;
import io.lifeboat.workflows.DrillRequest;
import io.lifeboat.workflows.DrillWorkflow;
import io.lifeboat.workflows.RunOrders;
import io.lifeboat.workflows.RunRequest;
import java.util.List;
import java.util.Optional;

/** The standby exercised on the side; nothing that was made for it stays. */
record IsolatedDrill(Example example) implements Scene {
  @Override
  public String name() {
    return "isolated drill";
  }

  @Override
  public RunRequest request() {
    return new DrillRequest(
        example.plan(),
        Optional.of(DrillDepth.ISOLATED),
        Optional.empty(),
        Optional.empty(),
        "night shift",
        "a weekly drill");
  }

  @Override
  public Class<? extends RunOrders> type() {
    return DrillWorkflow.class;
  }

  @Override
  public Verdict verdict() {
    return Verdict.PASSED;
  }

  @Override
  public List<Mutation> mutations() {
    return places().effects(Phase.APPLY, Phase.CONFIRM, Phase.REVERT);
  }

  @Override
  public String serving() {
    return procedure().from().name();
  }

  @Override
  public boolean isPutBack() {
    return true;
  }
}
