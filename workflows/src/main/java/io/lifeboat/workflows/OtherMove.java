package io.lifeboat.workflows;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.step.RunMove;
import io.temporal.workflow.ChildWorkflowStub;
import io.temporal.workflow.Promise;
import io.temporal.workflow.SignalExternalWorkflowException;
import java.util.Optional;

/** A move that is a run of its own and a step of this one, while it is under way. */
final class OtherMove {
  private final ChildWorkflowStub stub;
  private final RunRequest request;
  private RunMove asked;
  private Promise<RunRecord> end;
  private Optional<MoveNews> news = Optional.empty();

  OtherMove(ChildWorkflowStub stub, RunMove asked, RunRequest request) {
    this.stub = stub;
    this.asked = asked;
    this.request = request;
  }

  /**
   * Returns when it has begun.
   *
   * @throws io.temporal.failure.ChildWorkflowFailure when it has not
   */
  void begin() {
    end = stub.executeAsync(RunRecord.class, request);
    stub.getExecution().get();
  }

  String workflowId() {
    return request.workflowId();
  }

  String application() {
    return request.plan().application();
  }

  Promise<RunRecord> end() {
    return end;
  }

  boolean isEnded() {
    return end.isCompleted();
  }

  /** What it said when it began to wait for a person, unless it has gone on since. */
  Optional<String> paused() {
    return said(RunState.PAUSED);
  }

  /** What it said when users were served and only the old region was still to be fenced. */
  Optional<String> served() {
    return said(RunState.FENCING);
  }

  private Optional<String> said(RunState state) {
    return news.filter(newest -> newest.state() == state).map(MoveNews::sentence);
  }

  void learn(MoveNews newest) {
    news = Optional.of(newest);
  }

  /** It is wanted in another mode than it was asked for. */
  boolean isOtherThan(RunMove wanted) {
    return !asked.equals(wanted);
  }

  /** Told once, whether it can still follow or not. */
  void turnInto(RunMove wanted, Order order) {
    asked = wanted;
    tell("force", order);
  }

  /** Whether it could be told: one that has ended in the same moment takes no order any more. */
  boolean abort(Order order) {
    return tell("abort", order);
  }

  private boolean tell(String name, Order order) {
    try {
      stub.signal(name, order);
      return true;
    } catch (SignalExternalWorkflowException ended) {
      return false;
    }
  }
}
