package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.time.ClockWait;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.Effect;
import io.lifeboat.plan.step.Wait;
import io.lifeboat.simulator.Worlds;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WaitTest {
  private final Simulation simulation = new Simulation(Worlds.euWebShop());
  private final Turn<Wait> turn =
      simulation.turn(new ClockWait(), new Wait("sessions to expire", Duration.ofMinutes(10)));

  @Test
  void waitsAsLongAsItIsTold() {
    Instant start = simulation.watch().now();
    assertThat(turn.inspect().state()).isEqualTo(State.READY);
    turn.apply();

    assertThat(turn.confirm().sentence()).isEqualTo("waited 10 min for sessions to expire");
    assertThat(Duration.between(start, simulation.watch().now())).isEqualTo(Duration.ofMinutes(10));
    assertThat(turn.inspect().state()).isEqualTo(State.ALREADY_DONE);
    assertThat(simulation.mutations()).isEmpty();
  }

  @Test
  void doesNotStartOverWhenTheWorkerDiesOrAPersonRetries() {
    Watch watch = simulation.watch();
    Instant start = watch.now();
    turn.inspect();
    turn.apply();
    watch.pause(Duration.ofMinutes(6));

    assertThat(turn.inspect().sentence()).isEqualTo("240 s of 10 min are left");
    turn.apply(2);
    turn.confirm();

    assertThat(Duration.between(start, watch.now())).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void isOverAtOnceWhenNobodyWasThereToWait() {
    turn.inspect();
    turn.apply();
    simulation.watch().pause(Duration.ofHours(1));
    Instant back = simulation.watch().now();
    turn.confirm();

    assertThat(simulation.watch().now()).isEqualTo(back);
  }

  @Test
  void hasNothingToPutBackAndTakesNoWaitWithoutEnd() {
    assertThat(turn.revert().sentence()).contains("nothing to put back");
    assertThat(new Wait("x", Duration.ofSeconds(30)).effect()).isEqualTo(Effect.NONE);
    assertThat(new Wait("x", Duration.ofSeconds(90)).title()).isEqualTo("wait 1m30s for x");
    assertThat(catchThrowable(() -> new Wait("x", Duration.ofHours(7))))
        .hasMessage("the time to wait for x is over six hours");
    assertThat(catchThrowable(() -> new Wait("x", Duration.ZERO)))
        .hasMessage("the time to wait for x is missing");
  }
}
