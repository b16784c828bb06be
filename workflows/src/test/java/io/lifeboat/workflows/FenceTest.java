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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
}
