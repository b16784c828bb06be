package io.lifeboat.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.plan.DrillDepth;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.plan.run.Verdict;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DrillTest {
  static final RecoveryPlan PLAN = Plans.drilled(Stage.PLAN);
  private static final List<String> MADE = List.of("start-drill-services", "clone-orders");

  @Test
  void onlyLooksInACheck() {
    try (Stage stage = new Stage()) {
      RunRecord record = stage.start(drill(DrillDepth.CHECK)).result();
      assertThat(record.verdict()).contains(Verdict.PASSED);
      assertThat(stage.actions.changes()).isEmpty();
      assertThat(stage.actions.calls())
          .noneMatch(call -> call.endsWith(" Apply") || call.endsWith(" Revert"))
          .contains("promote-orders Inspect", "flip-shop Inspect");
      assertThat(record.drill().orElseThrow().criticalIssues()).isEmpty();
    }
  }

  @Test
  void failsACheckWhenAMoveWouldNotBePossible() {
    try (Stage stage = new Stage()) {
      stage.actions.isImpossible("promote-orders", "eu-west-1 has no instance");
      RunRecord record = stage.start(drill(DrillDepth.CHECK)).result();
      assertThat(record.verdict()).contains(Verdict.FAILED);
      assertThat(record.drill().orElseThrow().criticalIssues())
          .singleElement()
          .asString()
          .contains("promote orders in eu-west-1", "eu-west-1 has no instance");
      assertThat(record.sentence()).contains("has failed, critical:");
    }
  }

  @Test
  void removesWhatItMadeWhenItIsDone() {
    try (Stage stage = new Stage()) {
      RunRecord record = stage.start(drill(DrillDepth.ISOLATED)).result();
      assertThat(record.verdict()).contains(Verdict.PASSED);
      assertThat(RollingBackTest.reverts(stage)).isEqualTo(MADE);
      assertThat(record.drill().orElseThrow().rto()).isPresent();
      assertThat(record.sentence()).startsWith("The isolated drill of eu-web-shop in eu-west-1");
    }
  }

  @Test
  void removesWhatItMadeWhenAStepFails() {
    try (Stage stage = new Stage()) {
      stage.actions.fails("validate-drill-services Confirm", "Unhealthy", "checkout is silent");
      RunRecord record = stage.start(drill(DrillDepth.ISOLATED)).result();
      assertThat(record.verdict()).contains(Verdict.FAILED);
      assertThat(RollingBackTest.reverts(stage)).isEqualTo(MADE);
      assertThat(record.drill().orElseThrow().criticalIssues())
          .anyMatch(issue -> issue.contains("checkout is silent"));
    }
  }

  @Test
  void pausesForNobodyWhenTheCloneIsImpossible() {
    try (Stage stage = new Stage()) {
      stage.actions.isImpossible("clone-orders", "there is no replica");
      assertThat(stage.start(drill(DrillDepth.ISOLATED)).result().verdict())
          .contains(Verdict.FAILED);
      assertThat(RollingBackTest.reverts(stage)).isEmpty();
    }
  }

  @Test
  void removesWhatItMadeWhenItIsAborted() {
    try (Stage stage = new Stage()) {
      untilTheServicesAreAsked(stage);
      stage.run.abort(new Order("anna", "not now"));
      RunRecord record = stage.result();
      assertThat(record.verdict()).contains(Verdict.STOPPED_SAFELY);
      assertThat(RollingBackTest.reverts(stage)).isEqualTo(MADE);
    }
  }

  @Test
  void removesWhatItMadeWhenItIsCancelled() {
    try (Stage stage = new Stage()) {
      untilTheServicesAreAsked(stage);
      WorkflowStub.fromTyped(stage.run).cancel();
      assertThatThrownBy(stage::result).isNotNull();
      assertThat(RollingBackTest.reverts(stage)).isEqualTo(MADE);
    }
  }

  @Test
  void triesTheRemovalAgainForAsLongAsItTakes() {
    try (Stage stage = new Stage()) {
      stage.actions.when(
          "clone-orders Revert",
          (step, call, attempt) -> {
            if (attempt < 40) {
              throw new IllegalStateException("Throttling: rate exceeded");
            }
            return Outcome.of("removed");
          });
      assertThat(stage.start(drill(DrillDepth.ISOLATED)).result().verdict())
          .contains(Verdict.PASSED);
    }
  }

  @Test
  void waitsForAPersonWhenSomethingCannotBeRemoved() {
    try (Stage stage = new Stage()) {
      stage.actions.fails("clone-orders Revert", FinalFailure.ACCESS_DENIED, "may not delete");
      stage.start(drill(DrillDepth.ISOLATED)).reaches(RunState.PAUSED);
      stage.run.skipNow(new StepOrder("clone-orders", "anna", "by hand"));
      RunRecord record = stage.result();
      assertThat(record.verdict()).contains(Verdict.FAILED);
      assertThat(record.drill().orElseThrow().criticalIssues())
          .anyMatch(issue -> issue.startsWith("left behind: clone orders in eu-west-1"));
    }
  }

  @Test
  void failsWhenTheDataDiffer() {
    try (Stage stage = new Stage()) {
      stage.actions.when(
          "compare-orders Confirm",
          (step, call, attempt) ->
              new Outcome("2 of 10 rows are not there", Map.of(Facts.DATA_EQUAL, "false")));
      RunRecord record = stage.start(drill(DrillDepth.ISOLATED)).result();
      assertThat(record.verdict()).contains(Verdict.FAILED);
      assertThat(record.sentence()).contains("2 of 10 rows are not there");
    }
  }

  @Test
  void neverBeginsBesideAMove() {
    try (Stage stage = new Stage()) {
      stage.keeping.move = Optional.of("a forced failover that anna started");
      RunRecord record = stage.start(drill(DrillDepth.ISOLATED)).result();
      assertThat(record.verdict()).contains(Verdict.STOPPED_SAFELY);
      assertThat(record.sentence())
          .isEqualTo("Skipped: a move is under way: a forced failover that anna started.");
      assertThat(stage.actions.calls()).isEmpty();
      assertThat(record.steps()).allMatch(step -> step.state() == StepState.NOT_RUN);
    }
  }

  @Test
  void givesWayToARealMove() {
    try (Stage stage = new Stage()) {
      untilTheServicesAreAsked(stage);
      RunOrders drill = stage.run;
      stage.start(Mode.GRACEFUL).result();
      RunRecord ended = WorkflowStub.fromTyped(drill).getResult(RunRecord.class);
      assertThat(ended.verdict()).contains(Verdict.STOPPED_SAFELY);
      assertThat(ended.sentence()).contains("stopped by lifeboat: a real failover takes over");
      assertThat(RollingBackTest.reverts(stage)).isEqualTo(MADE);
    }
  }

  @Test
  void doesNotLeaveBehindWhatItMadeWhenARealMoveTakesOver() {
    try (Stage stage = new Stage()) {
      stage.actions.fails("clone-orders Revert", FinalFailure.ACCESS_DENIED, "may not delete");
      stage.start(drill(DrillDepth.ISOLATED)).reaches(RunState.PAUSED);
      RunOrders drill = stage.run;
      stage.start(Mode.GRACEFUL).result();
      assertThat(drill.status().state()).isEqualTo(RunState.PAUSED);
      assertThat(drill.status().choices()).contains("retry clone-orders");

      stage.actions.asUsual("clone-orders Revert");
      drill.retryNow(new StepOrder("clone-orders", "anna", "it may now"));
      RunRecord ended = WorkflowStub.fromTyped(drill).getResult(RunRecord.class);
      assertThat(Stage.step(ended, "clone-orders").state()).isEqualTo(StepState.REVERTED);
    }
  }

  @Test
  void movesThereAndBackInAFullDrill() {
    try (Stage stage = new Stage()) {
      RunRecord record = stage.start(drill(DrillDepth.FULL)).result();
      assertThat(record.verdict()).contains(Verdict.PASSED);
      assertThat(Stage.step(record, "run-failover").facts()).containsEntry("verdict", "recovered");
      assertThat(Stage.step(record, "run-failback").sentence())
          .contains("Users are served by eu-central-1");
      assertThat(stage.keeping.reports)
          .extracting(RunRecord::procedure)
          .containsExactly("failover", "failback", "drill");
      assertThat(stage.keeping.reports).extracting(RunRecord::initiator).containsOnly("anna");
    }
  }

  @Test
  void endsTheMoveOfAFullDrillWhenItIsAborted() {
    try (Stage stage = new Stage()) {
      stage.actions.fails("flip-shop Apply", "AccessDenied", "may not");
      stage.start(drill(DrillDepth.FULL)).reaches("run-failover", StepState.APPLYING);
      FailoverWorkflow move =
          stage
              .server
              .getWorkflowClient()
              .newWorkflowStub(FailoverWorkflow.class, "recover/eu-web-shop");
      stage.until("the move waits", run -> move.status().state() == RunState.PAUSED);
      stage.run.abortNow(new Order("anna", "enough"));
      RunRecord record = stage.result();
      assertThat(record.verdict()).contains(Verdict.STOPPED_SAFELY);
      assertThat(Stage.step(record, "run-failover").state()).isEqualTo(StepState.FAILED);
      assertThat(move.status().sentence()).contains("stopped by drill/eu-web-shop");
    }
  }

  @Test
  void endsWhenItsMoveHasEndedInTheMomentInWhichItIsAborted() {
    try (Stage stage = new Stage(new SignalsReachNobody())) {
      stage.actions.fails("flip-shop Apply", "AccessDenied", "may not");
      stage.start(drill(DrillDepth.FULL)).reaches("run-failover", StepState.APPLYING);
      stage.until("the move waits", run -> stage.actions.calls().contains("flip-shop Apply"));
      stage.run.abortNow(new Order("anna", "enough"));
      stage
          .server
          .getWorkflowClient()
          .newUntypedWorkflowStub("recover/eu-web-shop")
          .signal("abort", new Order("anna", "it ends just now"));
      RunRecord record = stage.result();
      assertThat(record.verdict()).contains(Verdict.STOPPED_SAFELY);
      assertThat(record.events()).anyMatch(event -> event.sentence().contains("for it has ended"));
    }
  }

  @Test
  void offersNoRevertOfAMoveThatFailed() {
    try (Stage stage = new Stage()) {
      stage.start(Mode.FORCED).reaches(RunState.WAITING_FOR_APPROVAL);
      stage.start(drill(DrillDepth.FULL));
      RunRecord paused = stage.reaches("run-failover", StepState.FAILED);
      assertThat(paused.choices()).contains("retry run-failover", "skip run-failover");
      assertThat(paused.choices()).doesNotContain("revert run-failover");
      assertThatThrownBy(
              () -> stage.run.revertNow(new StepOrder("run-failover", "anna", "put it back")))
          .hasStackTraceContaining("a move is a run of its own");
    }
  }

  @Test
  void saysWhenAFullDrillCannotMoveBecauseAMoveIsUnderWay() {
    try (Stage stage = new Stage()) {
      stage.start(Mode.FORCED).reaches(RunState.WAITING_FOR_APPROVAL);
      stage.start(drill(DrillDepth.FULL));
      RunRecord paused = stage.reaches("run-failover", StepState.FAILED);
      assertThat(Stage.step(paused, "run-failover").sentence())
          .isEqualTo("a move of the application is under way");
    }
  }

  static DrillRequest drill(DrillDepth depth) {
    return new DrillRequest(
        PLAN, Optional.of(depth), Optional.empty(), Optional.empty(), "anna", "the weekly drill");
  }

  private static void untilTheServicesAreAsked(Stage stage) {
    stage.actions.when(
        "start-drill-services Confirm",
        (step, call, attempt) -> {
          throw new IllegalStateException("they start slowly");
        });
    stage.start(drill(DrillDepth.ISOLATED)).reaches("start-drill-services", StepState.CONFIRMING);
  }
}
