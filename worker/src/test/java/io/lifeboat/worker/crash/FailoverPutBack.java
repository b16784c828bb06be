package io.lifeboat.worker.crash;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.Verdict;
import io.lifeboat.plan.step.Step;
import io.lifeboat.worker.crash.KillPoint.Phase;
import io.lifeboat.workflows.FailoverRequest;
import io.lifeboat.workflows.FailoverWorkflow;
import io.lifeboat.workflows.Order;
import io.lifeboat.workflows.RunOrders;
import io.lifeboat.workflows.RunRequest;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.Optional;

/**
 * A graceful failover that stands at a gate when all else is done; there people pause it and order
 * it back.
 *
 * @param lastStep the step before which the gate stands
 */
record FailoverPutBack(Example example, String lastStep) implements Scene {
  private static final Order ORDER = new Order("night shift", "the release is not what it was");

  static FailoverPutBack of(Example example, String lastStep) {
    return new FailoverPutBack(example.withGateBefore(lastStep), lastStep);
  }

  @Override
  public String name() {
    return "rollback of a failover";
  }

  @Override
  public RunRequest request() {
    return new FailoverRequest(
        example.plan(),
        Optional.empty(),
        Optional.empty(),
        Mode.GRACEFUL,
        "day shift",
        "a planned move",
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public Class<? extends RunOrders> type() {
    return FailoverWorkflow.class;
  }

  @Override
  public Verdict verdict() {
    return Verdict.ROLLED_BACK;
  }

  @Override
  public boolean mayPause() {
    return true;
  }

  @Override
  public void attend(WorkflowStub run, RunRecord record, SimulatedWorld world) {
    boolean isAtTheGate = record.gates().stream().anyMatch(gate -> gate.closedAt().isEmpty());
    if (record.state() == RunState.WAITING_FOR_APPROVAL && isAtTheGate) {
      run.signal("pause", ORDER);
    } else if (record.state() == RunState.PAUSED && isAtTheGate) {
      run.signal("rollBack", ORDER);
    }
  }

  /** It is never reached. */
  @Override
  public boolean isDoneAlready(Step step) {
    return procedure().step(lastStep).step().equals(step);
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
