package io.lifeboat.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.plan.run.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ForcedFailoverTest {
  @Test
  void goesThroughTheWholeProcedureAndEndsRecovered() {
    try (Stage stage = new Stage()) {
      Instant good = Stage.IMPACT.plusSeconds(200);
      stage.actions.when(
          "validate-from-outside Confirm",
          (step, call, attempt) ->
              new Outcome("good", Map.of(Facts.FIRST_GOOD_ANSWER_AT, good.toString())));
      stage.actions.when(
          "hold-lag-orders Confirm",
          (step, call, attempt) -> new Outcome("lag 0.4 s", Map.of(Facts.LAG_SECONDS, "0.4")));

      stage.start(Mode.FORCED).reaches(RunState.WAITING_FOR_APPROVAL);
      stage.approve("on-call");
      RunRecord record = stage.result();

      assertThat(record.verdict()).contains(Verdict.RECOVERED);
      assertThat(record.steps())
          .allSatisfy(step -> assertThat(step.state()).isEqualTo(StepState.DONE));
      assertThat(record.times().rto()).contains(Duration.ofSeconds(200));
      assertThat(record.times().lag()).contains(Duration.ofMillis(400));
      assertThat(record.sentence())
          .isEqualTo(
              "Users are served by eu-west-1 since 00:03:20 UTC, 3m20s after the impact"
                  + " (RTO 15m, kept); the lag was 0.4 s when last measured (RPO 1m, kept by that"
                  + " measure).");
      assertThat(record.leftToDo()).isEmpty();
      assertThat(record.events())
          .extracting("number")
          .containsExactlyElementsOf(
              java.util.stream.IntStream.rangeClosed(1, record.events().size()).boxed().toList());
    }
  }

  @Test
  void changesNothingThatMustWaitBeforeTheGateIsPassed() {
    try (Stage stage = new Stage()) {
      stage.start(Mode.FORCED).reaches(RunState.WAITING_FOR_APPROVAL);
      assertThat(stage.actions.changes())
          .containsExactlyInAnyOrder(
              "tell-news-started Apply", "scale-storefront Apply", "scale-checkout Apply");
      stage.approve("on-call");
      stage.result();
      assertThat(stage.actions.changes())
          .containsSubsequence(
              List.of(
                  "fence-services Apply",
                  "fence-orders Apply",
                  "promote-orders Apply",
                  "flip-shop Apply",
                  "tell-news-recovered Apply"));
    }
  }

  @Test
  void looksAtEverythingBeforeItChangesAnything() {
    try (Stage stage = new Stage()) {
      stage.start(Mode.FORCED).reaches(RunState.WAITING_FOR_APPROVAL);
      List<String> calls = stage.actions.calls();
      int firstChange = calls.indexOf(stage.actions.changes().get(0));
      assertThat(calls.subList(0, firstChange))
          .contains("promote-orders Inspect", "flip-shop Inspect", "validate-standby Inspect")
          .doesNotContain("fence-services Inspect");
    }
  }

  @Test
  void countsAPlannedMoveFromItsStartAndHoldsThatAgainstNoObjective() {
    try (Stage stage = new Stage()) {
      FailoverRequest known = Stage.request(Mode.GRACEFUL);
      FailoverRequest unknown =
          new FailoverRequest(
              known.plan(), known.from(), known.to(), known.mode(), "anna", "a drill", null, null);
      stage.actions.when(
          "validate-from-outside Confirm",
          (step, call, attempt) ->
              new Outcome(
                  "good",
                  Map.of(Facts.FIRST_GOOD_ANSWER_AT, Stage.IMPACT.plusSeconds(61).toString())));
      assertThat(stage.start(unknown).result().sentence())
          .contains("after the start; nothing was lost")
          .doesNotContain("RTO");
    }
  }

  @Test
  void countsAForcedMoveFromItsStartWhenTheImpactIsNotKnownAndSaysSo() {
    try (Stage stage = new Stage()) {
      FailoverRequest known = Stage.request(Mode.FORCED);
      stage.actions.when(
          "validate-from-outside Confirm",
          (step, call, attempt) ->
              new Outcome(
                  "good",
                  Map.of(Facts.FIRST_GOOD_ANSWER_AT, Stage.IMPACT.plusSeconds(61).toString())));
      stage
          .start(
              new FailoverRequest(
                  known.plan(), known.from(), known.to(), known.mode(), "anna", "gone", null, null))
          .reaches(RunState.WAITING_FOR_APPROVAL);
      stage.approve("on-call");
      assertThat(stage.result().sentence())
          .contains("after the start of the run, since the time of the impact is not known (RTO");
    }
  }

  @Test
  void saysHowOldTheLagWasWhenTheDatabaseWasPromoted() {
    try (Stage stage = new Stage()) {
      stage.actions.when(
          "hold-lag-orders Confirm",
          (step, call, attempt) ->
              new Outcome(
                  "lag 0.4 s",
                  Map.of(
                      Facts.LAG_SECONDS,
                      "0.4",
                      Facts.LAG_MEASURED_AT,
                      Stage.IMPACT.plusSeconds(10).toString())));
      stage.start(Mode.FORCED).reaches(RunState.WAITING_FOR_APPROVAL);
      stage.approve("on-call");
      RunRecord record = stage.result();
      Duration age =
          Duration.between(
              Stage.IMPACT.plusSeconds(10),
              Stage.step(record, "promote-orders").appliedAt().orElseThrow());
      assertThat(record.sentence())
          .contains(
              "the lag was 0.4 s when last measured, "
                  + Sentences.span(age)
                  + " before the promotion (RPO 1m, kept by that measure)");
    }
  }

  @Test
  void takesTheLagThatThePromotionItselfMeasured() {
    try (Stage stage = new Stage()) {
      stage.actions.when(
          "hold-lag-orders Confirm",
          (step, call, attempt) -> new Outcome("lag 9 s", Map.of(Facts.LAG_SECONDS, "9")));
      stage.actions.when(
          "promote-orders Inspect",
          (step, call, attempt) -> Inspection.ready("ready", Map.of(Facts.LAG_SECONDS, "0.2")));
      stage.start(Mode.FORCED).reaches(RunState.WAITING_FOR_APPROVAL);
      stage.approve("on-call");
      assertThat(stage.result().times().lag()).contains(Duration.ofMillis(200));
    }
  }

  @Test
  void saysThatNothingWasLostOnlyAfterItsOwnSwitchover() {
    try (Stage stage = new Stage()) {
      assertThat(stage.start(Mode.GRACEFUL).result().sentence()).contains("nothing was lost");
    }
    try (Stage stage = new Stage()) {
      stage.actions.when(
          "promote-orders Inspect",
          (step, call, attempt) -> Inspection.alreadyDone("it is the writer", Map.of()));
      assertThat(stage.start(Mode.GRACEFUL).result().sentence())
          .contains("how much data were lost is not known")
          .doesNotContain("nothing was lost");
    }
  }
}
