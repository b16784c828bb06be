package io.lifeboat.starter.temporal;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.starter.Refusal;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;

/** Runs that ended from outside: failed, terminated, cancelled, timed out. */
public final class Endings {
  private Endings() {}

  static Refusal withoutRecord(RunName name, WorkflowExecutionStatus status, WorkflowStub stub) {
    try {
      stub.getResult(RunRecord.class);
      return Refusal.notRecovered(name.workflowId() + " went on under another run id; ask again");
    } catch (WorkflowFailedException ended) {
      return withoutRecord(name, word(status), ended);
    }
  }

  /** The sentence for a run that ended without a result. */
  public static Refusal withoutRecord(RunName name, WorkflowFailedException ended) {
    return withoutRecord(name, "ended", ended);
  }

  private static Refusal withoutRecord(RunName name, String how, WorkflowFailedException ended) {
    Throwable cause = ended.getCause();
    String why =
        cause instanceof ApplicationFailure failure
            ? failure.getType() + ": " + failure.getOriginalMessage()
            : cause == null ? "no reason was given" : cause.getMessage();
    return Refusal.notRecovered(
        "%s %s without a record (%s): what it did stands in its history, temporal workflow show --workflow-id %s"
            .formatted(name.workflowId(), how, why, name.workflowId()));
  }

  private static String word(WorkflowExecutionStatus status) {
    return switch (status) {
      case WORKFLOW_EXECUTION_STATUS_FAILED -> "failed";
      case WORKFLOW_EXECUTION_STATUS_TERMINATED -> "was terminated";
      case WORKFLOW_EXECUTION_STATUS_CANCELED -> "was cancelled";
      case WORKFLOW_EXECUTION_STATUS_TIMED_OUT -> "timed out";
      default -> "ended";
    };
  }
}
