package io.lifeboat.workflows;

import io.temporal.failure.ApplicationFailure;
import java.util.List;

/** The named failures with which a run ends before it has begun. */
public final class Refusal {
  public static final String WRONG_WORKFLOW_ID = "WrongWorkflowId";
  public static final String INVALID_REQUEST = "InvalidRequest";
  public static final String INVALID_PLAN = "InvalidPlan";

  private Refusal() {}

  /** Ends a run before anything is done. */
  public static ApplicationFailure of(String name, List<String> findings) {
    return ApplicationFailure.newNonRetryableFailure(
        "nothing was begun: " + String.join("; ", findings), name);
  }
}
