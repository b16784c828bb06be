package io.lifeboat.workflows;

import static io.lifeboat.workflows.GateTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.plan.run.Verdict;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.CanceledFailure;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StoppingTest {
  private static final Order ABORT = new Order("anna", "false alarm");

  @Test
  void touchesNothingWhenAStepIsImpossible() {
    try (Stage stage = new Stage()) {
      stage.actions.isImpossible("promote-orders", "eu-west-1 has no instance");
      RunRecord paused = stage.start(Mode.FORCED).reaches(RunState.PAUSED);
      assertThat(paused.sentence())
          .contains("Nothing has been changed", "eu-west-1 has no instance");
      stage.run.abortNow(ABORT);
      RunRecord record = stage.result();
      assertThat(record.verdict()).contains(Verdict.STOPPED_SAFELY);
      assertThat(stage.actions.changes()).isEmpty();
      assertThat(stage.actions.calls()).allMatch(call -> call.endsWith("Inspect"));
    }
  }

  @Test
  void looksAgainAtWhatWasImpossibleAndThenGoesOn() {
    try (Stage stage = new Stage()) {
      stage.actions.isImpossible("promote-orders", "eu-west-1 has no instance");
      stage.start(Mode.GRACEFUL).reaches(RunState.PAUSED);
      stage.actions.asUsual("promote-orders Inspect");
      stage.run.retryNow(new StepOrder("promote-orders", "anna", "an instance was added"));
      assertThat(stage.result().verdict()).contains(Verdict.RECOVERED);
    }
  }

  @Test
  void goesOnAlthoughSomethingLooksImpossibleWhenAPersonSaysSo() {
    try (Stage stage = new Stage()) {
      stage.actions.isImpossible("flip-shop", "the record is odd");
      stage.start(Mode.GRACEFUL).reaches(RunState.PAUSED);
      stage.run.resume(new Order("anna", "it will be mended by then"));
      stage.reaches("promote-orders", StepState.DONE);
      assertThat(stage.reaches(RunState.PAUSED).sentence()).contains("the record is odd");
    }
  }

  @Test
  void abortsAtAnOpenGate() {
    try (Stage stage = new Stage()) {
      stage.start(Mode.FORCED).reaches(RunState.WAITING_FOR_APPROVAL);
      stage.run.abort(ABORT);
      RunRecord record = stage.result();
      assertThat(record.verdict()).contains(Verdict.STOPPED_SAFELY);
      assertThat(Stage.step(record, "approve-promote-orders").state()).isEqualTo(StepState.NOT_RUN);
      assertThat(record.gates().get(0).closedAt()).isPresent();
      assertThat(record.leftToDo())
          .anySatisfy(
              line -> assertThat(line).startsWith("done and left as it is: scale storefront"))
          .contains("not done: promote orders in eu-west-1");
    }
  }

  @Test
  void looksOnceMoreAtWhatWasUnderWayWhenAborted() throws InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    try (Stage stage = new Stage()) {
      stage.actions.when(
          "promote-orders Confirm",
          (step, call, attempt) -> {
            go.await();
            return null;
          });
      stage.start(Mode.GRACEFUL).reaches("promote-orders", StepState.CONFIRMING);
      stage.actions.when(
          "promote-orders Inspect",
          (step, call, attempt) -> Inspection.inProgress("switching over", Map.of()));
      stage.run.abortNow(ABORT);
      RunRecord record = stage.reaches(RunState.ENDED);
      go.countDown();
      assertThat(Stage.step(record, "promote-orders").sentence())
          .isEqualTo("the run stopped in the middle of it: switching over");
      assertThat(Stage.step(record, "flip-shop").state()).isEqualTo(StepState.NOT_RUN);
      assertThat(record.verdict()).contains(Verdict.STOPPED_SAFELY);
    }
  }

  @Test
  void isRolledBackWhenEverythingThatWasChangedWasPutBack() {
    try (Stage stage = new Stage()) {
      for (String step : new String[] {"scale-storefront", "scale-checkout", "promote-orders"}) {
        stage.actions.fails(step + " Confirm", "NotFound", "no");
      }
      stage
          .start(Mode.GRACEFUL)
          .until(
              "three failures",
              record ->
                  record.steps().stream().filter(s -> s.state() == StepState.FAILED).count() == 3);
      for (String step : new String[] {"scale-storefront", "scale-checkout", "promote-orders"}) {
        stage.run.revertNow(new StepOrder(step, "anna", "back"));
        stage.reaches(step, StepState.REVERTED);
      }
      stage.run.abortNow(ABORT);
      assertThat(stage.result().verdict()).contains(Verdict.ROLLED_BACK);
    }
  }

  @Test
  void stopsSafelyWhenTheWorkflowIsCancelled() {
    try (Stage stage = new Stage()) {
      stage.start(Mode.FORCED).reaches(RunState.WAITING_FOR_APPROVAL);
      WorkflowStub.fromTyped(stage.run).cancel();
      assertThatThrownBy(stage::result).hasCauseInstanceOf(CanceledFailure.class);
      RunRecord record = stage.status();
      assertThat(record.verdict()).contains(Verdict.STOPPED_SAFELY);
      assertThat(record.sentence()).contains("the workflow was cancelled");
    }
  }

  @Test
  void takesNoOrdersOnceItStops() throws InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    try (Stage stage = new Stage()) {
      stage.actions.when(
          "promote-orders Apply",
          (step, call, attempt) -> {
            go.await();
            return RecordedActions.usual("Apply", "promote-orders Apply");
          });
      stage.start(Mode.GRACEFUL).reaches("promote-orders", StepState.APPLYING);
      stage.run.abortNow(ABORT);
      assertRefused(() -> stage.run.pauseNow(new Order("ben", "x")), "the run is stopping");
      go.countDown();
      assertThat(stage.result().verdict()).contains(Verdict.STOPPED_SAFELY);
      assertThat(stage.actions.calls()).doesNotContain("promote-orders Confirm");
    }
  }

  @Test
  void looksOnceMoreAtWhatWasAskedForBeforeAndIsLookedAtAgain() throws InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    try (Stage stage = new Stage()) {
      stage.actions.fails("flip-shop Confirm", "OutcomeUnknown", "no answer");
      stage.start(Mode.GRACEFUL).reaches(RunState.PAUSED);
      stage.actions.when(
          "flip-shop Inspect",
          (step, call, attempt) -> {
            if (go.getCount() > 0) {
              go.await();
            }
            return Inspection.inProgress("half of the records", Map.of());
          });
      stage.run.retryNow(new StepOrder("flip-shop", "anna", "again"));
      stage.reaches("flip-shop", StepState.INSPECTING);
      stage.run.abortNow(ABORT);
      go.countDown();
      RunRecord record = stage.reaches(RunState.ENDED);
      assertThat(Stage.step(record, "flip-shop").state()).isEqualTo(StepState.FAILED);
      assertThat(Stage.step(record, "flip-shop").sentence()).contains("half of the records");
    }
  }

  @Test
  void looksOnceMoreAtWhatWasAskedForBeforeAndWaitsForItsTurn() {
    try (Stage stage = new Stage()) {
      stage.actions.fails("flip-shop Confirm", "OutcomeUnknown", "no answer");
      stage.start(Mode.GRACEFUL).reaches(RunState.PAUSED);
      stage.run.pauseNow(new Order("anna", "wait"));
      stage.run.retryNow(new StepOrder("flip-shop", "anna", "again"));
      stage.run.abortNow(ABORT);
      RunRecord record = stage.result();
      assertThat(Stage.step(record, "flip-shop").state()).isEqualTo(StepState.FAILED);
      assertThat(Stage.step(record, "flip-shop").sentence())
          .startsWith("the run stopped in the middle of it");
    }
  }

  @Test
  void isNotRolledBackWhileAnythingThatWasAskedForStands() {
    try (Stage stage = new Stage()) {
      stage.actions.fails("scale-storefront Confirm", "NotFound", "no");
      stage.actions.fails("flip-shop Confirm", "NotFound", "no");
      stage.start(Mode.GRACEFUL).reaches("scale-storefront", StepState.FAILED);
      stage.run.revertNow(new StepOrder("scale-storefront", "anna", "back"));
      stage.reaches("scale-storefront", StepState.REVERTED);
      stage.run.abortNow(ABORT);
      assertThat(stage.result().verdict()).contains(Verdict.STOPPED_SAFELY);
    }
  }

  @Test
  void stopsBeforeAnythingWhenTheRegionToMoveToIsSilent() {
    try (Stage stage = new Stage()) {
      stage.actions.when(
          "promote-orders Inspect",
          (step, call, attempt) -> {
            throw RecordedActions.silence("eu-west-1");
          });
      RunRecord paused = stage.start(Mode.FORCED).reaches(RunState.PAUSED);
      assertThat(paused.sentence())
          .contains("Nothing has been changed", "eu-west-1 did not answer");
      assertThat(stage.actions.changes()).isEmpty();
    }
  }

  @Test
  void goesOnWhenOnlyTheRegionToLeaveIsSilent() {
    try (Stage stage = new Stage()) {
      stage.actions.regionIsSilent("hold-lag-orders Inspect");
      RunRecord record =
          stage
              .start(Mode.FORCED)
              .until(
                  "the first change",
                  seen -> Stage.step(seen, "scale-checkout").state() == StepState.DONE);
      assertThat(record.state()).isNotEqualTo(RunState.PAUSED);
    }
  }
}
