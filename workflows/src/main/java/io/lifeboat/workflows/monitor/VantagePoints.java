package io.lifeboat.workflows.monitor;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.workflows.Lifeboat;
import io.temporal.workflow.Workflow;
import java.util.List;

/** From where it is looked, and the task queues of those who do. */
final class VantagePoints {
  /** The one who looks when the plan names none. */
  static final String HERE = "here";

  private VantagePoints() {}

  static List<String> of(RecoveryPlan plan) {
    List<String> named = plan.detectionOrUsual().vantagePoints();
    return named.isEmpty() ? List.of(HERE) : named;
  }

  /** Whoever serves runs looks where the plan names no vantage points. */
  static String queue(String vantage) {
    return vantage.equals(HERE)
        ? Workflow.getInfo().getTaskQueue()
        : Lifeboat.vantageQueue(vantage);
  }
}
