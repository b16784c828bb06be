package io.lifeboat.workflows;

import static io.lifeboat.workflows.GateTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CommitTest {
  @Test
  void waitsUntilAPersonCommits() {
    try (Stage stage = moved("keep")) {
      RunRecord waiting = stage.reaches(RunState.AWAITING_COMMIT);
      assertThat(waiting.choices()).containsExactly("commit", "roll-back", "abort");
      assertThat(waiting.sentence())
          .contains("Users are served by eu-west-1", "it can be rolled back until");
      assertRefused(() -> stage.run.pauseNow(new Order("anna", "x")), "waits to be committed");
      stage.run.commitNow(new Order("anna", "all is well"));
      assertThat(stage.result().verdict()).contains(Verdict.RECOVERED);
      assertThat(RollingBackTest.reverts(stage)).isEmpty();
    }
  }

  @Test
  void countsWhenNobodyCommitsAndThePlanSaysToKeep() {
    try (Stage stage = moved("keep")) {
      assertThat(stage.result().verdict()).contains(Verdict.RECOVERED);
    }
  }

  @Test
  void goesBackWhenNobodyCommitsAndThePlanSaysSo() {
    try (Stage stage = moved("roll-back")) {
      RunRecord record = stage.result();
      assertThat(record.verdict()).contains(Verdict.ROLLED_BACK);
      assertThat(record.sentence()).contains("nobody committed it within 30m");
      assertThat(RollingBackTest.reverts(stage)).contains("flip-shop", "promote-orders");
    }
  }

  @Test
  void goesBackByOrderWhileItWaits() {
    try (Stage stage = moved("keep")) {
      stage.reaches(RunState.AWAITING_COMMIT);
      stage.run.rollBackNow(new Order("anna", "customers complain"));
      assertThat(stage.result().verdict()).contains(Verdict.ROLLED_BACK);
    }
  }

  @Test
  void endsAtOnceWhenItCannotGoBackAnyMore() {
    try (Stage stage = new Stage()) {
      stage
          .start(Stage.request(Plans.withCommit(Stage.PLAN, "30m", "roll-back"), Mode.FORCED))
          .reaches(RunState.WAITING_FOR_APPROVAL);
      stage.approve("on-call");
      assertThat(stage.result().verdict()).contains(Verdict.RECOVERED);
    }
  }

  private static Stage moved(String onExpiry) {
    return new Stage()
        .start(Stage.request(Plans.withCommit(Stage.PLAN, "30m", onExpiry), Mode.GRACEFUL));
  }
}
