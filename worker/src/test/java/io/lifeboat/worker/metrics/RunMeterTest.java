package io.lifeboat.worker.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.report.SampleMoves;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunMeterTest {
  private static final RunRecord MOVE = SampleMoves.forcedWithFencing();
  private static final RunRecord DRILL = SampleMoves.drill(0, 402, List.of());

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final RunMeter meter = new RunMeter(registry);

  @Test
  void countsRunsByHowTheyEnded() {
    meter.ended(MOVE);
    meter.ended(DRILL);
    assertThat(
            registry
                .get(RunMeter.ENDED)
                .tags("procedure", "failover", "mode", "forced", "verdict", "recovered")
                .counter()
                .count())
        .isEqualTo(1);
    assertThat(registry.get(RunMeter.ENDED).tag("procedure", "drill").counter().count())
        .isEqualTo(1);
  }

  @Test
  void showsTheLastRunsTimesBesideTheObjectives() {
    meter.ended(MOVE);
    assertThat(gauge(RunMeter.LAST_RTO, "failover"))
        .isEqualTo(MOVE.times().rto().orElseThrow().toMillis() / 1000.0);
    assertThat(
            registry
                .get(RunMeter.OBJECTIVE)
                .tags("objective", "rto", "procedure", "failover")
                .gauge()
                .value())
        .isEqualTo(MOVE.objectives().rto().toSeconds());
  }

  @Test
  void whatWasNotMeasuredIsNoNumber() {
    meter.ended(DRILL);
    assertThat(gauge(RunMeter.LAST_DETECTION, "drill")).isNaN();
  }

  @Test
  void doesNotKnowHowManyRunsGoOnBeforeItHasCounted() {
    assertThat(registry.get(RunMeter.NOW).tag("state", "paused").gauge().value()).isNaN();
    meter.now(RunState.PAUSED, 2);
    assertThat(registry.get(RunMeter.NOW).tag("state", "paused").gauge().value()).isEqualTo(2);
  }

  private double gauge(String name, String procedure) {
    return registry.get(name).tag("procedure", procedure).gauge().value();
  }
}
