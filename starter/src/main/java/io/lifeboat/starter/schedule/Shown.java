package io.lifeboat.starter.schedule;

import io.lifeboat.plan.ScheduledDrill;
import io.lifeboat.report.Words;
import io.lifeboat.starter.temporal.TemporalConnection;
import io.lifeboat.workflows.ScheduledDrillRequest;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowTargetOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionExecutionStartWorkflow;
import io.temporal.client.schedules.ScheduleActionResult;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleDescription;
import io.temporal.client.schedules.ScheduleInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One schedule as it stands.
 *
 * @param skipped how often nothing was started because the one before was under way
 * @param missed how often it was too late to catch up
 */
record Shown(
    String schedule,
    String starts,
    String when,
    String timeZone,
    Duration catchUp,
    boolean paused,
    String note,
    List<ScheduledDrill.Blackout> blackout,
    List<Instant> next,
    long started,
    long skipped,
    long missed,
    List<Past> recent) {
  private static final int NEXT = 5;

  /** One time that it started something, and what came of it. */
  record Past(Instant at, String workflow, String sentence) {}

  static Shown of(ScheduleDescription found, TemporalConnection connection) {
    Schedule schedule = found.getSchedule();
    ScheduleActionStartWorkflow action = (ScheduleActionStartWorkflow) schedule.getAction();
    ScheduledDrillRequest request = action.getArguments().get(0, ScheduledDrillRequest.class);
    ScheduleInfo info = found.getInfo();
    return new Shown(
        found.getId(),
        request.work().name().toLowerCase(Locale.ROOT),
        request.cron(),
        request.zone().getId(),
        schedule.getPolicy().getCatchupWindow(),
        schedule.getState().isPaused(),
        Optional.ofNullable(schedule.getState().getNote()).orElse(""),
        request.blackout(),
        info.getNextActionTimes().stream().limit(NEXT).toList(),
        info.getNumActions(),
        info.getNumActionsSkippedOverlap(),
        info.getNumActionsMissedCatchupWindow(),
        info.getRecentActions().stream().map(past -> past(past, connection)).toList());
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s, %s".formatted(schedule, starts, paused ? "paused" : "active")
            + (note.isBlank() ? "" : " (" + note + ")"));
    lines.add("times: %s (%s)".formatted(when, timeZone));
    next.forEach(at -> lines.add("next: " + Words.date(at)));
    blackout.forEach(
        days -> lines.add("blackout: %s to %s %s".formatted(days.from(), days.to(), days.why())));
    lines.add(
        "%d started, %d skipped because the one before was under way, %d missed by more than %s"
            .formatted(started, skipped, missed, Words.of(catchUp)));
    recent.forEach(
        past ->
            lines.add(
                "%s %s: %s".formatted(Words.date(past.at()), past.workflow(), past.sentence())));
    return lines;
  }

  private static Past past(ScheduleActionResult result, TemporalConnection connection) {
    ScheduleActionExecutionStartWorkflow started =
        (ScheduleActionExecutionStartWorkflow) result.getAction();
    return new Past(result.getStartedAt(), started.getWorkflowId(), sentence(started, connection));
  }

  private static String sentence(
      ScheduleActionExecutionStartWorkflow started, TemporalConnection connection) {
    WorkflowStub stub =
        connection
            .client()
            .newUntypedWorkflowStub(
                WorkflowTargetOptions.newBuilder()
                    .setWorkflowId(started.getWorkflowId())
                    .setRunId(started.getFirstExecutionRunId())
                    .build());
    try {
      return stub.getResult(1, TimeUnit.SECONDS, String.class);
    } catch (TimeoutException running) {
      return "under way";
    } catch (WorkflowException failed) {
      return "ended without a sentence: " + failed.getMessage();
    }
  }
}
