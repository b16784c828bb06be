package io.lifeboat.worker.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.step.RebootRds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ActionMeterTest {
  private static final RebootRds STEP = new RebootRds("crm", Region.of("eu-west-1"), "crm-dub");
  private static final StepCall CALL =
      new StepCall("crm", "run", "hold-lag-crm", "a run", Map.of());

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final ActionMeter meter = new ActionMeter(registry);

  @Test
  void timesWhatWasDoneAndGivesTheAnswerOn() {
    Outcome outcome = Outcome.of("asked");
    assertThat(meter.timed(STEP, "Apply", CALL, () -> outcome)).isSameAs(outcome);
    assertThat(calls("Apply", "done")).isEqualTo(1);
  }

  @Test
  void tellsWhatWasGivenUpFromWhatIsTriedAgain() {
    assertThatThrownBy(
            () ->
                meter.timed(
                    STEP,
                    "Apply",
                    CALL,
                    () -> {
                      throw new FinalFailure("Gone", "it is gone");
                    }))
        .isInstanceOf(FinalFailure.class);
    assertThatThrownBy(
            () ->
                meter.timed(
                    STEP,
                    "Confirm",
                    CALL,
                    () -> {
                      throw new IllegalStateException("not yet");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(calls("Apply", "final")).isEqualTo(1);
    assertThat(calls("Confirm", "again")).isEqualTo(1);
  }

  @Test
  void showsTheNewestLag() {
    for (String lag : new String[] {"2.500", "0.412"}) {
      meter.timed(
          STEP, "Inspect", CALL, () -> Inspection.ready("so", Map.of(Facts.LAG_SECONDS, lag)));
    }
    assertThat(
            registry
                .get(ActionMeter.LAG)
                .tags("application", "crm", "step", "hold-lag-crm")
                .gauge()
                .value())
        .isEqualTo(0.412);
  }

  private long calls(String method, String result) {
    return registry
        .get(ActionMeter.CALLS)
        .tags("action", "RebootRds", "method", method, "result", result)
        .timer()
        .count();
  }
}
