package io.lifeboat.workflows;

import io.lifeboat.plan.CommitPolicy;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.util.Optional;

/** The time in which a move that is done can still be rolled back, where the plan wants it. */
final class CommitWindow {
  private final Run run;

  CommitWindow(Run run) {
    this.run = run;
  }

  /** Returns when the move is committed, is to be rolled back, or its time is over. */
  void letItBeCommitted() {
    policy().ifPresent(this::await);
  }

  private Optional<CommitPolicy> policy() {
    boolean open =
        !run.isCutShort()
            && run.aim().isReached(run)
            && run.board().any(track -> track.isChange() && track.isAsked())
            && UndoOrders.whyItCannotGoBack(run).isEmpty();
    return run.request().plan().commit().filter(policy -> open && run.aim().isCommitted(run));
  }

  private void await(CommitPolicy policy) {
    run.awaitCommit(Clock.now().plus(policy.within()));
    CompletablePromise<Void> over = Workflow.newPromise();
    TimerOptions named = TimerOptions.newBuilder().setSummary("commit window closes").build();
    CancellationScope clock =
        Workflow.newCancellationScope(
            () -> over.completeFrom(Workflow.newTimer(policy.within(), named)));
    clock.run();
    Workflow.await(() -> !run.isAwaitingCommit() || run.isCutShort() || over.isCompleted());
    clock.cancel();
    if (run.isAwaitingCommit() && !run.isCutShort()) {
      expire(policy);
    }
    run.closeCommit();
  }

  private void expire(CommitPolicy policy) {
    String late = "nobody committed it within " + Sentences.span(policy.within());
    if (policy.onExpiry() == CommitPolicy.Expiry.ROLL_BACK) {
      run.rollBack(late + ", and the plan says to roll back then");
    } else {
      run.tell(Story.RUN, late + "; it counts, as the plan says");
    }
  }
}
