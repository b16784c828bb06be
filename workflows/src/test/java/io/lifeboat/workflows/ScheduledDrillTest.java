package io.lifeboat.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.ScheduledDrill;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.temporal.client.WorkflowOptions;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ScheduledDrillTest {
  @Test
  void startsTheDrillUnderItsOwnId() {
    try (Stage stage = new Stage()) {
      assertThat(run(stage, ScheduledDrill.Work.CHECK, List.of()))
          .isEqualTo("The check drill of eu-web-shop in eu-west-1 has passed.");
      RunRecord drill = stage.keeping.reports.get(0);
      assertThat(drill.run()).isEqualTo("drill/eu-web-shop");
      assertThat(drill.initiator()).isEqualTo("schedule nightly");
    }
  }

  @Test
  void writesMarkers() {
    try (Stage stage = new Stage()) {
      assertThat(run(stage, ScheduledDrill.Work.MARKER, List.of()))
          .isEqualTo("Markers were written into orders.");
    }
  }

  @Test
  void startsNothingOnADayOfTheBlackout() {
    try (Stage stage = new Stage()) {
      assertThat(run(stage, ScheduledDrill.Work.ISOLATED, List.of(newYear("the sale"))))
          .isEqualTo("skipped: blackout until 2026-01-02 (the sale)");
      assertThat(stage.actions.calls()).isEmpty();
    }
  }

  @Test
  void saysThatADrillIsUnderWay() {
    try (Stage stage = new Stage()) {
      stage.actions.isImpossible("validate-users-before", "nobody answers");
      stage.start(DrillTest.drill(io.lifeboat.plan.DrillDepth.FULL)).reaches(RunState.PAUSED);
      assertThat(run(stage, ScheduledDrill.Work.CHECK, List.of()))
          .isEqualTo("skipped: a drill of eu-web-shop is under way (drill/eu-web-shop)");
    }
  }

  @Test
  void saysThatAMoveIsUnderWay() {
    try (Stage stage = new Stage()) {
      stage.start(Mode.FORCED).reaches(RunState.WAITING_FOR_APPROVAL);
      stage.keeping.move = Optional.of("forced failover of eu-web-shop");
      assertThat(run(stage, ScheduledDrill.Work.ISOLATED, List.of()))
          .isEqualTo("Skipped: a move is under way: forced failover of eu-web-shop.");
    }
  }

  private static ScheduledDrill.Blackout newYear(String why) {
    return new ScheduledDrill.Blackout(
        LocalDate.parse("2025-12-31"), LocalDate.parse("2026-01-02"), why);
  }

  private static String run(
      Stage stage, ScheduledDrill.Work work, List<ScheduledDrill.Blackout> blackout) {
    return stage
        .server
        .getWorkflowClient()
        .newWorkflowStub(
            ScheduledDrillWorkflow.class,
            WorkflowOptions.newBuilder()
                .setTaskQueue(Lifeboat.TASK_QUEUE)
                .setWorkflowId("schedule/nightly-2026-01-01")
                .build())
        .run(request(DrillTest.PLAN, work, blackout));
  }

  static ScheduledDrillRequest request(
      RecoveryPlan plan, ScheduledDrill.Work work, List<ScheduledDrill.Blackout> blackout) {
    return new ScheduledDrillRequest(
        plan, "nightly", work, "0 6 * * *", ZoneId.of("Europe/Berlin"), blackout);
  }
}
