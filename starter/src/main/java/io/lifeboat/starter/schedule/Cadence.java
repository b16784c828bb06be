package io.lifeboat.starter.schedule;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.ScheduledDrill;
import io.lifeboat.workflows.Lifeboat;
import io.lifeboat.workflows.ScheduledDrillRequest;
import io.lifeboat.workflows.ScheduledDrillWorkflow;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleState;
import java.util.List;

/** What a plan says about a drill by the clock, as Temporal keeps it. */
record Cadence(RecoveryPlan plan, ScheduleName name, ScheduledDrill drill) {
  /** What the workflow that it starts is given; the plan as it is now. */
  ScheduledDrillRequest request() {
    return new ScheduledDrillRequest(
        plan, name.name(), drill.starts(), drill.when(), drill.zone(), drill.blackout());
  }

  /**
   * One at a time: a drill that is due while the one before is under way is skipped, and counted by
   * Temporal. What was missed while the server was away is made up within the catch-up window only,
   * which Temporal would take to be a year.
   */
  Schedule schedule(ScheduleState state) {
    ScheduleSpec.Builder when =
        ScheduleSpec.newBuilder()
            .setCronExpressions(List.of(drill.when()))
            .setTimeZoneName(drill.zone().getId());
    drill.jitter().ifPresent(when::setJitter);
    return Schedule.newBuilder()
        .setAction(action())
        .setSpec(when.build())
        .setPolicy(
            SchedulePolicy.newBuilder()
                .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP)
                .setCatchupWindow(drill.caughtUpWithin())
                .build())
        .setState(state)
        .build();
  }

  /** {@code isolated drill at 0 3 * * 2 (Europe/Berlin)}. */
  String sentence() {
    return "%s at %s (%s)".formatted(what(), drill.when(), drill.zone());
  }

  private String what() {
    return switch (drill.starts()) {
      case CHECK -> "check";
      case ISOLATED -> "isolated drill";
      case FULL -> "full drill";
      case MARKER -> "markers";
    };
  }

  private ScheduleActionStartWorkflow action() {
    return ScheduleActionStartWorkflow.newBuilder()
        .setWorkflowType(ScheduledDrillWorkflow.class)
        .setArguments(request())
        .setOptions(
            WorkflowOptions.newBuilder()
                .setWorkflowId("scheduled/" + name.id())
                .setTaskQueue(Lifeboat.TASK_QUEUE)
                .setStaticSummary(
                    "%s of %s, by schedule %s".formatted(what(), plan.application(), name.name()))
                // Without details the SDK cannot read back a schedule that has a summary.
                .setStaticDetails("Starts the run and says what came of it: " + sentence())
                .build())
        .build();
  }
}
