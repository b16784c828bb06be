package io.lifeboat.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.plan.run.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FenceTest {
  @Test
  void goesOnWithoutASilentRegionAndFencesItWhenItReturns() {
    try (Stage stage = lost()) {
      RunRecord fencing = stage.reaches(RunState.FENCING);
      assertThat(fencing.sentence())
          .isEqualTo(
              "Users are served by eu-west-1 since 00:02:00 UTC; still trying to stop 2 services in"
                  + " eu-central-1 and close orders to writers in eu-central-1.");
      assertThat(Stage.step(fencing, "fence-services").state()).isEqualTo(StepState.DEFERRED);
      int events = stage.history().getEvents().size();
      stage.server.sleep(Duration.ofHours(2));
      assertThat(stage.history().getEvents()).hasSize(events);

      stage.actions.asUsual("fence-services Inspect").asUsual("fence-orders Inspect");
      RunRecord record = stage.result();
      assertThat(record.verdict()).contains(Verdict.RECOVERED);
      assertThat(Stage.step(record, "fence-services").state()).isEqualTo(StepState.DONE);
      assertThat(record.times().waitedForPeople()).isLessThan(Duration.ofMinutes(1));
    }
  }

  @Test
  void endsWithExceptionsWhenAPersonSkipsTheFence() {
    try (Stage stage = lost()) {
      stage.reaches(RunState.FENCING);
      stage.run.skipNow(new StepOrder("fence-services", "anna", "the account is closed"));
      stage.run.skip(new StepOrder("fence-orders", "anna", "the account is closed"));
      RunRecord record = stage.result();
      assertThat(record.verdict()).contains(Verdict.RECOVERED_WITH_EXCEPTIONS);
      assertThat(record.leftToDo()).hasSize(2);
    }
  }

  @Test
  void isRecoveredWithExceptionsWhenAbortedAfterUsersAreServed() {
    try (Stage stage = lost()) {
      stage.reaches(RunState.FENCING);
      stage.run.abortNow(new Order("anna", "we fence by hand"));
      RunRecord record = stage.result();
      assertThat(record.verdict()).contains(Verdict.RECOVERED_WITH_EXCEPTIONS);
      assertThat(record.leftToDo())
          .anySatisfy(line -> assertThat(line).contains("close orders to writers"));
    }
  }

  @Test
  void asksAPersonWhenTheFenceFailsForGood() {
    try (Stage stage = lost()) {
      stage.reaches(RunState.FENCING);
      stage.actions.fails("fence-orders Inspect", "AccessDenied", "may not look");
      assertThat(stage.reaches(RunState.PAUSED).sentence()).contains("may not look");
    }
  }

  private static Stage lost() {
    Stage stage = new Stage();
    stage.actions.regionIsSilent("fence-services Inspect").regionIsSilent("fence-orders Inspect");
    stage.actions.when(
        "validate-from-outside Confirm",
        (step, call, attempt) ->
            new Outcome(
                "good",
                Map.of(Facts.FIRST_GOOD_ANSWER_AT, Stage.IMPACT.plusSeconds(120).toString())));
    stage.start(Mode.FORCED).reaches(RunState.WAITING_FOR_APPROVAL);
    stage.approve("on-call");
    return stage;
  }

  @ParameterizedTest
  @ValueSource(strings = {"Inspect", "Apply", "Confirm"})
  void goesOnWithoutARegionThatAnswersButCannot(String method) {
    try (Stage stage = new Stage()) {
      stage.actions.when(
          "fence-services " + method,
          (step, call, attempt) -> {
            throw new IllegalStateException("ECS answers 503");
          });
      Instant approved = approve(stage);
      RunRecord record = stage.reaches("promote-orders", StepState.DONE);
      assertThat(Stage.step(record, "fence-services").state()).isEqualTo(StepState.DEFERRED);
      assertThat(Stage.step(record, "fence-orders").state()).isEqualTo(StepState.DONE);
      assertThat(
              Duration.between(
                  approved, Stage.step(record, "promote-orders").startedAt().orElseThrow()))
          .isBetween(Duration.ofSeconds(25), Duration.ofSeconds(60));
    }
  }

  @Test
  void triesAgainWhenTheRegionIsSilentForAMomentAfterTheFirstLook() {
    try (Stage stage = new Stage()) {
      stage.actions.when(
          "fence-services Apply",
          (step, call, attempt) -> {
            if (attempt < 3) {
              throw RecordedActions.silence("eu-central-1");
            }
            return RecordedActions.usual("Apply", "fence-services Apply");
          });
      approve(stage);
      RunRecord record = stage.result();
      assertThat(Stage.step(record, "fence-services").state()).isEqualTo(StepState.DONE);
      assertThat(record.events())
          .noneSatisfy(event -> assertThat(event.sentence()).contains("keeps trying"));
    }
  }

  @Test
  void pausesWhenTheFenceIsRefusedForGood() {
    try (Stage stage = new Stage()) {
      stage.actions.fails("fence-services Apply", "AccessDenied", "may not stop");
      approve(stage);
      assertThat(stage.reaches(RunState.PAUSED).sentence()).contains("may not stop");
      assertThat(stage.actions.changes()).doesNotContain("promote-orders Apply");
    }
  }

  @Test
  void doesNotSayThatUsersAreServedWhenNobodyHasSeenIt() {
    try (Stage stage = lost()) {
      stage.actions.fails("validate-from-outside Confirm", "Unhealthy", "nobody answers");
      stage.reaches(RunState.PAUSED);
      stage.run.skipNow(new StepOrder("validate-from-outside", "anna", "it is late"));
      assertThat(stage.reaches(RunState.FENCING).sentence())
          .startsWith("Users have not been seen to be served by eu-west-1; still trying to");
    }
  }

  private static Instant approve(Stage stage) {
    stage.start(Mode.FORCED).reaches(RunState.WAITING_FOR_APPROVAL);
    stage.approve("on-call");
    return stage.status().times().decidedAt().orElseThrow();
  }
}
