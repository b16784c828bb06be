package io.lifeboat.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.plan.run.Verdict;
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
}
