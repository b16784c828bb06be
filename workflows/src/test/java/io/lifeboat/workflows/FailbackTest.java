package io.lifeboat.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.plan.run.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FailbackTest {
  static final FailbackRequest HOME =
      new FailbackRequest(
          Stage.PLAN, Optional.empty(), Optional.empty(), "anna", "eu-central-1 is well again");

  @Test
  void comesHomeWithAFewUsersFirst() {
    try (Stage stage = new Stage()) {
      RunRecord record = stage.start(HOME).result();
      assertThat(record.verdict()).contains(Verdict.RECOVERED);
      assertThat(record.procedure()).isEqualTo("failback");
      assertThat(record.steps())
          .allSatisfy(step -> assertThat(step.state()).isEqualTo(StepState.DONE));
      assertThat(stage.actions.calls())
          .containsSubsequence(
              "rejoin-orders Apply",
              "catch-up-orders Confirm",
              "promote-orders Apply",
              "canary-shop Apply",
              "watch-canary Confirm",
              "flip-shop Apply",
              "validate-from-outside Confirm",
              "tell-news-recovered Apply");
      assertThat(record.sentence()).startsWith("Users are served by eu-central-1");
    }
  }

  @Test
  void beginsThoughTheOldWriterCanBeNeitherOpenedNorPromotedBeforeItIsAReplica() {
    try (Stage stage = new Stage()) {
      for (String step : List.of("open-orders Inspect", "promote-orders Inspect")) {
        stage.actions.when(
            step,
            (s, call, attempt) ->
                stage.actions.calls().contains("rejoin-orders Confirm")
                    ? Inspection.ready("a replica", Map.of())
                    : Inspection.impossible("an old writer"));
      }
      RunRecord record = stage.start(HOME).result();
      assertThat(record.verdict()).as(record.sentence()).contains(Verdict.RECOVERED);
    }
  }

  @Test
  void sendsUsersBackByItselfWhenTheFewFareBadlyAndSaysWhy() {
    try (Stage stage = new Stage()) {
      stage.actions.fails("watch-canary Confirm", "Unhealthy", "7 of 20 answers were bad");
      RunRecord record = stage.start(HOME).result();
      assertThat(record.verdict()).contains(Verdict.ROLLED_BACK);
      assertThat(record.sentence())
          .isEqualTo(
              "Rolled back: watch-canary failed: 7 of 20 answers were bad; what had been changed"
                  + " was put back.");
      assertThat(RollingBackTest.reverts(stage))
          .startsWith("canary-shop")
          .containsSubsequence("promote-orders", "open-orders", "rejoin-orders");
      assertThat(stage.actions.calls()).doesNotContain("flip-shop Apply");
      assertThat(record.leftToDo()).noneMatch(line -> line.startsWith("not done"));
    }
  }

  @Test
  void keepsItsVerdictWhenTheReportCannotBeWritten() {
    try (Stage stage = new Stage()) {
      stage.keeping.broken = true;
      RunRecord record = stage.start(HOME).result();
      assertThat(record.verdict()).contains(Verdict.RECOVERED);
      assertThat(record.leftToDo())
          .containsExactly("write the report: ./lifeboat report recover/eu-web-shop");
    }
  }

  @Test
  void keepsTheReportInTheAllowedRegions() {
    try (Stage stage = new Stage()) {
      RunRecord record = stage.start(HOME).result();
      assertThat(stage.keeping.reports)
          .singleElement()
          .satisfies(kept -> assertThat(kept.verdict()).isEqualTo(record.verdict()));
      assertThat(stage.keeping.places).containsExactly("eu-central-1", "eu-west-1");
      assertThat(record.events())
          .last()
          .satisfies(event -> assertThat(event.sentence()).isEqualTo("the report is kept"));
    }
  }
}
