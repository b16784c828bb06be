package io.lifeboat.workflows;

import static io.lifeboat.workflows.GateTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.plan.run.Verdict;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OrdersTest {
  private static final String FLIP = "flip-shop";

  @Test
  void pausesWithASentenceWhenAStepFailsForGood() {
    try (Stage stage = new Stage()) {
      stage.actions.fails(FLIP + " Apply", "AccessDenied", "may not change records");
      RunRecord record = stage.start(Mode.GRACEFUL).reaches(RunState.PAUSED);
      assertThat(record.sentence()).contains("may not change records");
      assertThat(record.choices())
          .contains("retry flip-shop", "skip flip-shop", "revert flip-shop", "abort", "force");
      assertThat(Stage.step(record, "validate-from-outside").state()).isEqualTo(StepState.WAITING);
    }
  }

  @Test
  void triesAgainWhenToldTo() {
    try (Stage stage = new Stage()) {
      stage.actions.fails(FLIP + " Apply", "AccessDenied", "may not change records");
      stage.start(Mode.GRACEFUL).reaches(RunState.PAUSED);
      stage.actions.asUsual(FLIP + " Apply");
      stage.run.retryNow(new StepOrder(FLIP, "anna", "the policy is mended"));
      RunRecord record = stage.result();
      assertThat(Stage.step(record, FLIP).state()).isEqualTo(StepState.DONE);
      assertThat(Stage.step(record, FLIP).tries()).isEqualTo(2);
      assertThat(record.times().waitedForPeople()).isPositive();
    }
  }

  @Test
  void skipsWithAReasonAndNamesItAfterwards() {
    try (Stage stage = new Stage()) {
      stage.actions.fails(FLIP + " Apply", "AccessDenied", "may not change records");
      stage.start(Mode.GRACEFUL).reaches(RunState.PAUSED);
      assertRefused(() -> stage.run.skipNow(new StepOrder(FLIP, "anna", "")), "say why");
      stage.run.skip(new StepOrder(FLIP, "anna", "flipped by hand"));
      RunRecord record = stage.result();
      assertThat(record.verdict()).contains(Verdict.RECOVERED_WITH_EXCEPTIONS);
      assertThat(record.leftToDo())
          .anySatisfy(line -> assertThat(line).contains("skipped by anna: flipped by hand"));
    }
  }

  @Test
  void putsAFailedStepBackAndThenTriesItAgain() {
    try (Stage stage = new Stage()) {
      stage.actions.fails(FLIP + " Confirm", "ChangedBySomebodyElse", "the record is another");
      stage.start(Mode.GRACEFUL).reaches(RunState.PAUSED);
      stage.run.revertNow(new StepOrder(FLIP, "anna", "look at it in peace"));
      RunRecord reverted = stage.reaches(FLIP, StepState.REVERTED);
      assertThat(reverted.choices()).contains("retry flip-shop", "skip flip-shop");
      assertThat(stage.actions.calls()).endsWith("flip-shop Revert");
      stage.actions.asUsual(FLIP + " Confirm");
      stage.run.retry(new StepOrder(FLIP, "anna", "now"));
      assertThat(stage.result().verdict()).contains(Verdict.RECOVERED);
    }
  }

  @Test
  void startsNothingNewWhileHeldAndFinishesWhatIsUnderWay() throws InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    try (Stage stage = new Stage()) {
      stage.actions.when(
          "promote-orders Confirm",
          (step, call, attempt) -> {
            go.await();
            return RecordedActions.usual("Confirm", "promote-orders Confirm");
          });
      stage.start(Mode.GRACEFUL).reaches("promote-orders", StepState.CONFIRMING);
      stage.run.pauseNow(new Order("anna", "wait"));
      assertRefused(() -> stage.run.pauseNow(new Order("ben", "wait")), "held already");
      go.countDown();
      RunRecord held = stage.reaches("promote-orders", StepState.DONE);
      assertThat(held.state()).isEqualTo(RunState.PAUSED);
      assertThat(Stage.step(held, "validate-standby").state()).isEqualTo(StepState.WAITING);
      stage.run.resume(new Order("anna", "on"));
      assertThat(stage.result().verdict()).contains(Verdict.RECOVERED);
    }
  }

  @Test
  void letsOtherBranchesGoOnWhileAFailedStepWaits() {
    try (Stage stage = new Stage()) {
      stage.actions.fails("scale-checkout Apply", "NotFound", "there is no service checkout");
      stage.start(Mode.GRACEFUL).reaches("promote-orders", StepState.DONE);
      RunRecord record = stage.reaches(RunState.PAUSED);
      assertThat(Stage.step(record, "scale-checkout").state()).isEqualTo(StepState.FAILED);
      assertThat(Stage.step(record, "scale-storefront").state()).isEqualTo(StepState.DONE);
    }
  }

  @Test
  void goesOnWithoutANotificationThatFailsAndNamesIt() {
    try (Stage stage = new Stage()) {
      stage.actions.fails("tell-news-started Apply", "NotFound", "there is no topic");
      RunRecord record = stage.start(Mode.GRACEFUL).result();
      assertThat(record.verdict()).contains(Verdict.RECOVERED_WITH_EXCEPTIONS);
      assertThat(record.leftToDo())
          .anySatisfy(line -> assertThat(line).contains("there is no topic"));
    }
  }

  @Test
  void refusesOrdersThatDoNotFitAndRecordsRefusedSignals() {
    try (Stage stage = new Stage()) {
      stage.start(Mode.FORCED).reaches(RunState.WAITING_FOR_APPROVAL);
      assertRefused(() -> stage.run.resumeNow(new Order("anna", "")), "nobody holds the run");
      assertRefused(() -> stage.run.retryNow(new StepOrder("nope", "anna", "")), "no step 'nope'");
      assertRefused(
          () -> stage.run.retryNow(new StepOrder(FLIP, "anna", "")), "only a failed or reverted");
      assertRefused(
          () -> stage.run.skipNow(new StepOrder(FLIP, "anna", "x")), "flip-shop is waiting");
      assertRefused(
          () -> stage.run.revertNow(new StepOrder("hold-lag-orders", "anna", "x")),
          "changes nothing");
      assertRefused(() -> stage.run.forceNow(new Order("anna", "x")), "forced already");
      assertRefused(() -> stage.run.abortNow(new Order("anna", "")), "say why");
      assertRefused(() -> stage.run.pauseNow(new Order("", "x")), "needs a \"who\"");
      assertRefused(() -> stage.run.pauseNow(new Order("anna", "x".repeat(1001))), "1000");
      stage.run.force(new Order("anna", "faster"));
      stage.run.skip(new StepOrder(null, null, null));
      assertThat(stage.status().events())
          .extracting("sentence", String.class)
          .contains("refused to force: faster: the run is forced already")
          .anySatisfy(line -> assertThat(line).startsWith("refused to skip"));
    }
  }

  @Test
  void putsBackADoneStepOnlyWhenNothingStandsOnIt() {
    try (Stage stage = new Stage()) {
      stage.actions.fails(FLIP + " Apply", "AccessDenied", "may not change records");
      stage.start(Mode.GRACEFUL).reaches(RunState.PAUSED);
      assertRefused(
          () -> stage.run.revertNow(new StepOrder("scale-checkout", "anna", "back")),
          "put back validate-standby first");
      assertThat(List.copyOf(stage.actions.calls())).doesNotContain("scale-checkout Revert");
    }
  }
}
