package io.lifeboat.starter.temporal;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.starter.Refusal;
import io.lifeboat.workflows.DrillRequest;
import io.lifeboat.workflows.FailoverRequest;
import io.lifeboat.workflows.Order;
import io.lifeboat.workflows.RunRequest;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A real failover takes over from the move of a full drill: the drill stops safely first. */
final class TakeOver {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private TakeOver() {}

  /**
   * Whether the move under way is only practised, and the one to start is a failover in earnest.
   */
  static boolean isOfADrill(RecoveryRun busy, RunRequest request) {
    return request instanceof FailoverRequest && busy.isPartOf(drillOf(busy));
  }

  /**
   * Stops the drill, and waits until its move has ended.
   *
   * @throws Refusal when it does not end in time
   */
  static void from(TemporalConnection connection, RecoveryRun busy) {
    Order stop = new Order("lifeboat", "a real failover takes over");
    tell(connection.client().newUntypedWorkflowStub(drillOf(busy)), stop);
    tell(busy.stub(), stop);
    try {
      busy.stub().getResult(PATIENCE.toSeconds(), TimeUnit.SECONDS, RunRecord.class);
    } catch (TimeoutException late) {
      throw Refusal.notRecovered(
          "the drill of %s was told to stop and has not stopped within %d s; try again, or look: ./lifeboat status %s"
              .formatted(busy.name().application(), PATIENCE.toSeconds(), busy.name()));
    } catch (WorkflowException ended) {
      // However it ended, the id is free.
      return;
    }
  }

  /** One that has ended meanwhile, or was terminated, stands in nobody's way. */
  private static void tell(WorkflowStub run, Order stop) {
    try {
      run.signal("abort", stop);
    } catch (WorkflowNotFoundException ended) {
      return;
    }
  }

  private static String drillOf(RecoveryRun busy) {
    return DrillRequest.workflowId(busy.name().application());
  }
}
