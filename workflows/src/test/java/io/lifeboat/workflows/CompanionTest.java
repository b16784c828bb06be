package io.lifeboat.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.DrillDepth;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.plan.run.UsersSeen;
import io.lifeboat.plan.run.Verdict;
import io.temporal.activity.Activity;
import io.temporal.client.ActivityCompletionException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CompanionTest {
  private static final String WATCH = "watch-users Confirm";
  private static final Instant BAD = Stage.IMPACT.plusSeconds(70);

  @Test
  void accompaniesTheRunAndTellsWhatUsersSaw() {
    try (Stage stage = new Stage()) {
      stage.actions.when(WATCH, (step, call, attempt) -> watchUntilCancelled());
      RunRecord record =
          stage.start(Stage.request(Plans.watched(Stage.PLAN), Mode.GRACEFUL)).result();
      assertThat(record.verdict()).contains(Verdict.RECOVERED);
      assertThat(Stage.step(record, "watch-users").state()).isEqualTo(StepState.DONE);
      assertThat(record.users())
          .contains(
              new UsersSeen(
                  100, 3, Optional.of(BAD), Optional.of(BAD.plus(Duration.ofSeconds(2)))));
      assertThat(stage.actions.calls()).doesNotContain("watch-users Inspect", "watch-users Apply");
    }
  }

  @Test
  void neverHindersTheRunWhenItFails() {
    try (Stage stage = new Stage()) {
      stage.actions.fails(WATCH, "NotFound", "no resolver answers");
      RunRecord record =
          stage.start(Stage.request(Plans.watched(Stage.PLAN), Mode.GRACEFUL)).result();
      assertThat(record.verdict()).contains(Verdict.RECOVERED);
      assertThat(Stage.step(record, "watch-users").sentence()).contains("no resolver answers");
      assertThat(record.users()).isEmpty();
    }
  }

  @Test
  void failsADrillThatHurtsUsers() {
    try (Stage stage = new Stage()) {
      stage.actions.when(WATCH, (step, call, attempt) -> watchUntilCancelled());
      DrillRequest request =
          new DrillRequest(
              Plans.watched(DrillTest.PLAN),
              Optional.of(DrillDepth.ISOLATED),
              Optional.empty(),
              Optional.empty(),
              "anna",
              "weekly");
      RunRecord record = stage.start(request).result();
      assertThat(record.verdict()).contains(Verdict.FAILED);
      assertThat(record.drill().orElseThrow().criticalIssues())
          .containsExactly("users were hurt: 3 of 100 questions from outside had no good answer");
    }
  }

  private static Outcome watchUntilCancelled() throws InterruptedException {
    while (!isCancelled()) {
      Thread.sleep(20);
    }
    return new Outcome(
        "3 of 100 questions had no good answer",
        Map.of(
            Facts.USERS_ASKED,
            "100",
            Facts.USERS_FAILED,
            "3",
            Facts.USERS_FIRST_BAD_AT,
            BAD.toString(),
            Facts.USERS_GOOD_AGAIN_AT,
            BAD.plusSeconds(2).toString()));
  }

  private static boolean isCancelled() {
    try {
      Activity.getExecutionContext().heartbeat("watching");
      return false;
    } catch (ActivityCompletionException cancelled) {
      return true;
    }
  }
}
