package io.lifeboat.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.plan.run.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RollbackTest {
  @Test
  void putsAnEndedRunBackUnderItsTokensAndFromItsFacts() {
    List<String> seen = new CopyOnWriteArrayList<>();
    try (Stage stage = new Stage()) {
      stage.actions.when(
          "scale-checkout Inspect",
          (step, call, attempt) -> Inspection.ready("2 tasks", Map.of("before", "2")));
      stage.actions.when(
          "scale-checkout Revert",
          (step, call, attempt) -> {
            seen.add(call.token() + " " + call.facts().get("before"));
            return Outcome.of("2 tasks again");
          });
      RunRecord ended = stage.start(Mode.GRACEFUL).result();
      stage.keeping.ended = Optional.of(ended);
      RunRecord record = stage.start(request(Stage.PLAN)).result();

      assertThat(record.procedure()).isEqualTo("rollback");
      assertThat(record.verdict()).contains(Verdict.ROLLED_BACK);
      assertThat(record.sentence())
          .isEqualTo(
              "Rolled back: anna puts the failover back: it was a mistake; what had been changed"
                  + " was put back.");
      assertThat(RollingBackTest.reverts(stage))
          .startsWith("flip-shop")
          .containsExactlyInAnyOrder(
              "flip-shop", "promote-orders", "scale-storefront", "scale-checkout");
      assertThat(seen).containsExactly(ended.runId() + "/scale-checkout 2");
      assertThat(Stage.step(record, "promote-orders").state()).isEqualTo(StepState.REVERTED);
    }
  }

  @Test
  void leavesWhatTheRunFoundDone() {
    try (Stage stage = new Stage()) {
      stage.actions.when(
          "scale-checkout Inspect",
          (step, call, attempt) -> Inspection.alreadyDone("6 tasks run", Map.of()));
      stage.keeping.ended = Optional.of(stage.start(Mode.GRACEFUL).result());
      stage.start(request(Stage.PLAN)).result();
      assertThat(RollingBackTest.reverts(stage)).doesNotContain("scale-checkout");
    }
  }

  @Test
  void refusesBeyondThePointOfNoReturn() {
    try (Stage stage = new Stage()) {
      stage.start(Mode.FORCED).reaches(RunState.WAITING_FOR_APPROVAL);
      stage.approve("on-call");
      stage.keeping.ended = Optional.of(stage.result());
      RunRecord record = stage.start(request(Stage.PLAN)).result();
      assertThat(record.verdict()).contains(Verdict.STOPPED_SAFELY);
      assertThat(record.sentence())
          .isEqualTo("Promote orders in eu-west-1 cannot be put back; run a failback.");
      assertThat(RollingBackTest.reverts(stage)).isEmpty();
    }
  }

  @Test
  void refusesWhenItIsNotKnownWhetherAForcedPromotionWasDone() {
    try (Stage stage = new Stage()) {
      stage.actions.fails("promote-orders Apply", FinalFailure.OUTCOME_UNKNOWN, "no answer came");
      stage.start(Mode.FORCED).reaches(RunState.WAITING_FOR_APPROVAL);
      stage.approve("on-call");
      stage.reaches(RunState.PAUSED);
      stage.run.abortNow(new Order("anna", "enough"));
      stage.keeping.ended = Optional.of(stage.result());
      RunRecord record = stage.start(request(Stage.PLAN)).result();
      assertThat(record.sentence())
          .isEqualTo("Promote orders in eu-west-1 cannot be put back; run a failback.");
      assertThat(RollingBackTest.reverts(stage)).isEmpty();
    }
  }

  @Test
  void leavesWhatSomebodyElseHadAskedFor() {
    try (Stage stage = new Stage()) {
      stage.actions.when(
          "scale-checkout Inspect",
          (step, call, attempt) -> Inspection.inProgress("6 tasks are starting", Map.of()));
      stage.keeping.ended = Optional.of(stage.start(Mode.GRACEFUL).result());
      stage.start(request(Stage.PLAN)).result();
      assertThat(RollingBackTest.reverts(stage))
          .contains("scale-storefront")
          .doesNotContain("scale-checkout");
    }
  }

  @Test
  void refusesAnotherPlanThanThatOfTheRun() {
    try (Stage stage = new Stage()) {
      stage.keeping.ended = Optional.of(stage.start(Mode.GRACEFUL).result());
      RunRecord record = stage.start(request(Plans.withCommit(Stage.PLAN, "30m", "keep"))).result();
      assertThat(record.sentence()).startsWith("This is not the plan of that run");
      assertThat(RollingBackTest.reverts(stage)).isEmpty();
    }
  }

  @Test
  void saysWhenThereIsNoRunToPutBack() {
    try (Stage stage = new Stage()) {
      assertThat(stage.start(request(Stage.PLAN)).result().sentence())
          .isEqualTo("The run to put back could not be looked up: eu-web-shop has no ended move.");
    }
  }

  @Test
  void takesAServiceBackToItsEarlierRelease() {
    try (Stage stage = new Stage()) {
      RollbackRequest release =
          new RollbackRequest(
              Stage.PLAN,
              Optional.empty(),
              Optional.of(
                  new RollbackRequest.Release(
                      "checkout", Region.of("eu-west-1"), Optional.of("checkout:41"))),
              "anna",
              "the new one is broken");
      RunRecord record = stage.start(release).result();
      assertThat(record.verdict()).contains(Verdict.RECOVERED);
      assertThat(record.sentence())
          .startsWith("checkout in eu-west-1 runs the earlier release again");
    }
  }

  static RollbackRequest request(RecoveryPlan plan) {
    return new RollbackRequest(
        plan, Optional.empty(), Optional.empty(), "anna", "it was a mistake");
  }
}
