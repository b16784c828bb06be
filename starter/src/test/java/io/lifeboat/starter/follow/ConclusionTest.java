package io.lifeboat.starter.follow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.Verdict;
import io.lifeboat.report.SampleRuns;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Users count as served when a good answer was seen from outside, and only then. */
class ConclusionTest {
  private static final String GOOD = "/times/firstGoodAnswerAt";
  private static final Object NONE = NullNode.getInstance();
  private final RunRecord recovered = SampleRuns.recovered();

  @Test
  void usersThatWereNeverSeenServedAreNotServedWhateverTheRunSays() {
    RunRecord fencing =
        SampleRuns.changed(
            recovered, Map.of("/state", RunState.FENCING, "/verdict", NONE, GOOD, NONE));
    assertThat(Until.SERVED.isReached(fencing)).isFalse();
    RunRecord ended =
        SampleRuns.changed(
            recovered, Map.of("/verdict", Verdict.RECOVERED_WITH_EXCEPTIONS, GOOD, NONE));
    assertThat(new Conclusion(ended).exitCode()).isEqualTo(3);
  }

  @Test
  void usersAreServedFromTheFirstGoodAnswerOnAlthoughTheRunGoesOn() {
    RunRecord running =
        SampleRuns.changed(recovered, Map.of("/state", RunState.RUNNING, "/verdict", NONE));
    assertThat(Until.SERVED.isReached(running)).isTrue();
    assertThat(Until.ENDED.isReached(running)).isFalse();
    assertThat(new Conclusion(running).exitCode()).isZero();
  }

  @Test
  void theShellIsToldWhetherTheRunRecovered() {
    assertThat(new Conclusion(recovered).exitCode()).isZero();
    assertThat(new Conclusion(SampleRuns.stopped()).exitCode()).isEqualTo(3);
    RunRecord stopped = SampleRuns.changed(recovered, Map.of("/verdict", Verdict.STOPPED_SAFELY));
    assertThat(new Conclusion(stopped).exitCode()).isEqualTo(3);
  }
}
