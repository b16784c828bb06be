package io.lifeboat.workflows;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;

/** How a failover is started; any other run as well, see {@link RunStart}. */
public final class FailoverStart {
  private FailoverStart() {}

  /** As {@link RunStart#options}. */
  public static WorkflowOptions options(FailoverRequest request, String taskQueue) {
    return RunStart.options(request, taskQueue);
  }

  /** A stub to start it with. */
  public static FailoverWorkflow stub(
      WorkflowClient client, FailoverRequest request, String taskQueue) {
    return RunStart.stub(client, FailoverWorkflow.class, request, taskQueue);
  }
}
