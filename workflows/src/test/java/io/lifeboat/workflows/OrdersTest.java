package io.lifeboat.workflows;

import static io.lifeboat.workflows.GateTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.plan.run.Verdict;
import io.temporal.client.WorkflowStub;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
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
          "put back flip-shop first");
      assertThat(List.copyOf(stage.actions.calls())).doesNotContain("scale-checkout Revert");
    }
  }

  @Test
  void refusesSignalsAndUpdatesWithoutInput() {
    try (Stage stage = new Stage()) {
      stage.start(Mode.FORCED).reaches(RunState.WAITING_FOR_APPROVAL);
      WorkflowStub run = WorkflowStub.fromTyped(stage.run);
      for (String name :
          List.of(
              "approve", "reject", "pause", "resume", "retry", "skip", "revert", "abort",
              "force")) {
        run.signal(name);
        assertRefused(() -> run.update(name + "Now", RunRecord.class), "needs a \"who\"");
      }
      stage.approve("on-call");
      RunRecord record = stage.result();
      assertThat(record.verdict()).contains(Verdict.RECOVERED);
      assertThat(record.events())
          .extracting("sentence", String.class)
          .contains("refused to abort: an order needs a \"who\": the person who gives it");
    }
  }

  @Test
  void putsBackOnlyWhatThisRunHasChanged() {
    try (Stage stage = new Stage()) {
      stage.actions.when(
          "scale-checkout Inspect",
          (step, call, attempt) -> Inspection.alreadyDone("4 of 4 run", Map.of()));
      stage.actions.fails("promote-orders Confirm", "NotFound", "it is gone");
      stage.start(Mode.GRACEFUL).reaches("promote-orders", StepState.FAILED);
      assertRefused(
          () -> stage.run.revertNow(new StepOrder("scale-checkout", "anna", "back")),
          "this run has not changed scale-checkout: 4 of 4 run");
    }
  }

  @Test
  void putsBackWhatStandsOnAStepFirstAlsoWhenItDoesSoIndirectly() {
    try (Stage stage = new Stage()) {
      stage.actions.fails("validate-from-outside Confirm", "Unhealthy", "nobody answers");
      RunRecord paused = stage.start(Mode.GRACEFUL).reaches(RunState.PAUSED);
      assertThat(Stage.step(paused, FLIP).state()).isEqualTo(StepState.DONE);
      assertRefused(
          () -> stage.run.revertNow(new StepOrder("scale-checkout", "anna", "back")),
          "put back flip-shop first; it stands on scale-checkout");
      stage.run.revertNow(new StepOrder(FLIP, "anna", "back"));
      stage.reaches(FLIP, StepState.REVERTED);
      stage.run.revertNow(new StepOrder("scale-checkout", "anna", "back"));
      stage.reaches("scale-checkout", StepState.REVERTED);
    }
  }

  @Test
  void tellsAnActionThatItsChangeWasAskedForBefore() {
    List<Boolean> before = new CopyOnWriteArrayList<>();
    try (Stage stage = new Stage()) {
      stage.actions.when(
          FLIP + " Apply",
          (step, call, attempt) -> {
            before.add(call.facts().containsKey(Facts.ASKED_BEFORE));
            return before.size() > 1
                ? RecordedActions.usual("Apply", FLIP + " Apply")
                : RecordedActions.throwFinal("OutcomeUnknown", "no answer");
          });
      stage.start(Mode.GRACEFUL).reaches(RunState.PAUSED);
      stage.run.retryNow(new StepOrder(FLIP, "anna", "again"));
      stage.result();
      assertThat(before).containsExactly(false, true);
    }
  }

  @Test
  void tellsTheSameSentenceOnce() {
    try (Stage stage = new Stage()) {
      stage.actions.when(
          "tell-news-started Apply", (step, call, attempt) -> Outcome.of("news was told"));
      stage.actions.when(
          "tell-news-started Confirm", (step, call, attempt) -> Outcome.of("news was told"));
      assertThat(stage.start(Mode.GRACEFUL).result().events())
          .filteredOn(event -> event.sentence().equals("news was told"))
          .hasSize(1);
    }
  }

  @Test
  void isNotRecoveredWhenNobodyHasSeenThatUsersAreServed() {
    List<String> news = new CopyOnWriteArrayList<>();
    try (Stage stage = new Stage()) {
      stage.actions.fails("validate-from-outside Confirm", "Unhealthy", "nobody answers");
      stage.actions.when(
          "tell-news-recovered Apply",
          (step, call, attempt) -> {
            news.add(call.summary());
            return Outcome.of("news was told");
          });
      stage.start(Mode.GRACEFUL).reaches(RunState.PAUSED);
      stage.run.skipNow(new StepOrder("validate-from-outside", "anna", "it is late"));
      RunRecord record = stage.result();
      assertThat(record.verdict()).contains(Verdict.STOPPED_SAFELY);
      assertThat(record.sentence())
          .isEqualTo(
              "Stopped safely: users have not been seen to be served by eu-west-1;"
                  + " one thing is left to do by hand.");
      assertThat(news).containsExactly("Users have not been seen to be served by eu-west-1.");
    }
  }
}
