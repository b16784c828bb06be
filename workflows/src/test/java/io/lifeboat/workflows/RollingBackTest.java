package io.lifeboat.workflows;

import static io.lifeboat.workflows.GateTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.plan.run.UndoRecord;
import io.lifeboat.plan.run.Verdict;
import io.lifeboat.plan.step.Effect;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RollingBackTest {
  private static final Order BACK = new Order("anna", "customers complain");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scale-storefront Confirm",
        "promote-orders Apply",
        "promote-orders Confirm",
        "validate-standby Confirm",
        "flip-shop Apply",
        "flip-shop Confirm",
        "validate-from-outside Confirm"
      })
  void putsBackEverythingThatWasAskedForFromEveryStepOfAFailover(String failing) {
    try (Stage stage = new Stage()) {
      stage.actions.fails(failing, "NotFound", "no");
      stage.start(Mode.GRACEFUL).reaches(RunState.PAUSED);
      List<String> asked = changedSteps(stage);
      stage.run.rollBackNow(BACK);
      RunRecord record = stage.result();

      assertThat(record.verdict()).contains(Verdict.ROLLED_BACK);
      assertThat(reverts(stage)).containsExactlyInAnyOrderElementsOf(asked);
      assertThat(record.sentence())
          .isEqualTo(
              "Rolled back: ordered by anna: customers complain; what had been changed was put back.");
      assertThat(record.steps())
          .filteredOn(step -> asked.contains(step.id()))
          .allSatisfy(step -> assertThat(step.state()).isEqualTo(StepState.REVERTED));
      assertThat(record.leftToDo()).noneMatch(line -> line.startsWith("not done"));
    }
  }

  @Test
  void putsBackInReverseOrder() {
    try (Stage stage = new Stage()) {
      stage.actions.fails("validate-from-outside Confirm", "Unhealthy", "nobody answers");
      stage.start(Mode.GRACEFUL).reaches(RunState.PAUSED);
      stage.run.rollBack(BACK);
      stage.result();
      assertThat(reverts(stage).get(0)).isEqualTo("flip-shop");
      assertThat(reverts(stage).subList(1, 4))
          .containsExactlyInAnyOrder("promote-orders", "scale-storefront", "scale-checkout");
    }
  }

  @Test
  void isRefusedWhenThePointOfNoReturnIsPassed() {
    try (Stage stage = new Stage()) {
      stage.actions.fails("flip-shop Apply", "AccessDenied", "may not change records");
      stage.start(Mode.FORCED).reaches(RunState.WAITING_FOR_APPROVAL);
      stage.approve("on-call");
      RunRecord paused = stage.reaches(RunState.PAUSED);
      assertThat(paused.choices()).doesNotContain("roll-back");
      assertRefused(
          () -> stage.run.rollBackNow(BACK),
          "promote orders in eu-west-1 cannot be put back; run a failback");
    }
  }

  @Test
  void isPossibleBeforeAForcedPromotionIsAskedFor() {
    try (Stage stage = new Stage()) {
      stage.start(Mode.FORCED).reaches(RunState.WAITING_FOR_APPROVAL);
      assertThat(stage.status().choices()).contains("roll-back");
      stage.run.rollBackNow(BACK);
      assertThat(stage.result().verdict()).contains(Verdict.ROLLED_BACK);
      assertThat(reverts(stage)).containsExactlyInAnyOrder("scale-storefront", "scale-checkout");
    }
  }

  @Test
  void waitsForAPersonWhenSomethingCannotBePutBack() {
    try (Stage stage = new Stage()) {
      RunRecord stuck = stuckAt(stage, "scale-checkout");
      assertThat(stuck.sentence()).contains("could not be put back: it is gone");
      assertThat(stuck.choices())
          .containsExactly("retry scale-checkout", "skip scale-checkout", "abort");

      stage.actions.asUsual("scale-checkout Revert");
      stage.run.retryNow(new StepOrder("scale-checkout", "anna", "it is back"));
      assertThat(stage.result().verdict()).contains(Verdict.ROLLED_BACK);
    }
  }

  @Test
  void leavesWhatAPersonSkipsAndSaysSo() {
    try (Stage stage = new Stage()) {
      stuckAt(stage, "promote-orders");
      stage.run.skipNow(new StepOrder("promote-orders", "anna", "by hand tomorrow"));
      RunRecord record = stage.result();
      assertThat(record.verdict()).contains(Verdict.STOPPED_SAFELY);
      assertThat(record.leftToDo())
          .anyMatch(
              line ->
                  line.contains("promote orders in eu-west-1")
                      && line.contains("not put back, skipped by anna: by hand tomorrow"));
    }
  }

  @Test
  void endsWithWhatIsLeftWhenAPersonGivesTheWayBackUp() {
    try (Stage stage = new Stage()) {
      stuckAt(stage, "flip-shop");
      stage.run.abortNow(new Order("anna", "enough"));
      RunRecord record = stage.result();
      assertThat(record.verdict()).contains(Verdict.STOPPED_SAFELY);
      assertThat(reverts(stage)).containsExactly("flip-shop");
      assertThat(record.leftToDo())
          .anyMatch(line -> line.contains("done and left as it is: promote orders"));
    }
  }

  @Test
  void plansTheWayBackBeforeAnythingIsChanged() {
    try (Stage stage = new Stage()) {
      RunRecord record = stage.start(Mode.FORCED).reaches(RunState.WAITING_FOR_APPROVAL);
      assertThat(record.rollback())
          .extracting(UndoRecord::step)
          .startsWith("flip-shop")
          .endsWith("scale-checkout", "scale-storefront");
      assertThat(record.rollback())
          .filteredOn(undo -> undo.step().equals("flip-shop"))
          .singleElement()
          .satisfies(
              undo ->
                  assertThat(undo.undo())
                      .isEqualTo(
                          "send the users of shop.example.com back to eu-central-1;"
                              + " found: flip-shop Inspect: ready"));
      assertThat(record.rollback())
          .filteredOn(undo -> undo.effect() == Effect.POINT_OF_NO_RETURN)
          .extracting(UndoRecord::step)
          .containsExactly("promote-orders");
    }
  }

  @Test
  void takesNoOtherOrdersOnTheWayBack() {
    try (Stage stage = new Stage()) {
      stuckAt(stage, "flip-shop");
      assertRefused(() -> stage.run.pauseNow(BACK), "the run is going back");
      assertRefused(() -> stage.run.forceNow(BACK), "the run is going back");
      assertRefused(() -> stage.run.rollBackNow(BACK), "rolling back already");
      assertRefused(() -> stage.run.commitNow(BACK), "does not wait to be committed");
      assertRefused(
          () -> stage.run.retryNow(new StepOrder("validate-from-outside", "anna", "x")),
          "only what could not be put back");
    }
  }

  /** On the way back from a failover after which nobody answers, where this cannot be put back. */
  private static RunRecord stuckAt(Stage stage, String step) {
    stage
        .actions
        .fails("validate-from-outside Confirm", "Unhealthy", "nobody answers")
        .fails(step + " Revert", FinalFailure.CANNOT_BE_PUT_BACK, "it is gone");
    stage.start(Mode.GRACEFUL).reaches(RunState.PAUSED);
    stage.run.rollBackNow(BACK);
    return stage.until("stuck", run -> run.choices().contains("skip " + step));
  }

  static List<String> reverts(Stage stage) {
    return stage.actions.calls().stream()
        .filter(call -> call.endsWith(" Revert"))
        .map(call -> call.substring(0, call.indexOf(' ')))
        .distinct()
        .toList();
  }

  private static List<String> changedSteps(Stage stage) {
    return stage.actions.changes().stream()
        .map(call -> call.substring(0, call.indexOf(' ')))
        .filter(step -> !step.startsWith("tell-"))
        .distinct()
        .toList();
  }
}
