package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.Step;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Worlds;
import io.lifeboat.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every action that changes something keeps, whatever AWS does meanwhile.
 *
 * @param <S> the step
 */
@Timeout(60)
abstract class ActionPromises<S extends Step> {
  protected final Simulation simulation = new Simulation(world());

  /** Where it is tried. */
  World world() {
    return Worlds.euWebShop();
  }

  abstract AwsAction<S> action();

  abstract S step();

  /** What one application leaves in the journal. */
  abstract List<String> effects();

  /** The operations with which it looks, as AWS names them. */
  abstract List<String> looks();

  /** The operations with which it changes something. */
  abstract List<String> changes();

  /** The region without which it cannot be done. */
  abstract String region();

  /** Whether reverting restores; otherwise it must say that it cannot. */
  boolean isReversible() {
    return true;
  }

  /** Whether every run does it anew; what another run has done then says nothing. */
  boolean isDoneAnewByEachRun() {
    return false;
  }

  /** What it left to compare with after reverting, as text. */
  abstract String state();

  Turn<S> turn() {
    return simulation.turn(action(), step());
  }

  @Test
  void inspectingChangesNothing() {
    Inspection found = turn().inspect();

    assertThat(found.state()).isEqualTo(State.READY);
    assertThat(found.sentence()).isNotBlank();
    assertThat(simulation.mutations()).isEmpty();
  }

  @Test
  void applyingTwiceEqualsOnce() {
    Turn<S> turn = turn();
    turn.inspect();
    apply(turn);
    apply(turn);

    assertThat(simulation.changes()).isEqualTo(effects());
  }

  @Test
  void confirmationHolds() {
    Turn<S> turn = turn();
    turn.inspect();
    apply(turn);

    assertThat(turn.confirm().sentence()).isNotBlank();
    assertThat(turn.inspect().state()).isEqualTo(State.ALREADY_DONE);
    assertThat(simulation.changes()).isEqualTo(effects());
  }

  @Test
  void anotherRunFindsItDone() {
    Turn<S> turn = turn();
    turn.inspect();
    apply(turn);
    turn.confirm();

    if (!isDoneAnewByEachRun()) {
      assertThat(turn().inspect().state()).isEqualTo(State.ALREADY_DONE);
    }
    apply(turn());
    assertThat(simulation.changes()).isEqualTo(effects());
  }

  @Test
  void anAnswerLostAfterTheEffectIsNotAskedForAgain() {
    for (String operation : changes()) {
      simulation.aws().faults().loseAnswer(operation, 1);
    }
    Turn<S> turn = turn();
    turn.inspect();
    applyUntilItHolds(turn);
    turn.confirm();

    assertThat(simulation.changes()).isEqualTo(effects());
  }

  @Test
  void throttlingIsWaitedOut() {
    looks().forEach(operation -> simulation.aws().faults().throttle(operation, 2));
    changes().forEach(operation -> simulation.aws().faults().throttle(operation, 2));
    Turn<S> turn = turn();
    turn.inspect();
    apply(turn);
    turn.confirm();

    assertThat(simulation.changes()).isEqualTo(effects());
  }

  @Test
  void staleReadsDoNotMakeItHappenTwice() {
    looks().forEach(look -> simulation.aws().faults().staleReads(look, Duration.ofSeconds(5)));
    Turn<S> turn = turn();
    turn.inspect();
    applyUntilItHolds(turn);
    applyUntilItHolds(turn);
    turn.confirm();

    assertThat(simulation.changes()).isEqualTo(effects());
  }

  @Test
  void twoWorkersAtOnceDoItOnce() {
    Turn<S> one = turn();
    Turn<S> other = turn();
    one.inspect();
    other.inspect();
    CompletableFuture<Void> first = CompletableFuture.runAsync(() -> applyUntilItHolds(one));
    CompletableFuture<Void> second = CompletableFuture.runAsync(() -> applyUntilItHolds(other));
    CompletableFuture.allOf(first, second).orTimeout(30, TimeUnit.SECONDS).join();
    one.confirm();

    assertThat(simulation.changes()).isEqualTo(effects());
  }

  @Test
  void aLostRegionIsNoticedInTwoSeconds() {
    simulation.aws().faults().lose(region(), Loss.BLACK_HOLE);
    Watch watch = simulation.watch();
    Instant start = watch.now();

    assertThat(catchThrowable(() -> turn().inspect()))
        .isInstanceOf(RegionUnreachable.class)
        .hasMessageContaining(region() + " did not answer");
    assertThat(Duration.between(start, watch.now())).isLessThanOrEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void revertingRestoresOrSaysThatItCannot() {
    String before = state();
    Turn<S> turn = turn();
    turn.inspect();
    apply(turn);
    turn.confirm();
    Throwable failure = catchThrowable(turn::revert);

    if (isReversible()) {
      assertThat(failure).isNull();
      assertThat(state()).isEqualTo(before);
      assertThat(turn.revert().sentence()).isNotBlank();
      assertThat(state()).isEqualTo(before);
    } else {
      assertThat(failure).isInstanceOf(FinalFailure.class);
      assertThat(((FinalFailure) failure).name()).isEqualTo(FinalFailure.CANNOT_BE_PUT_BACK);
    }
  }

  /** Asks once; an action that needs several calls to have all it asks for taken says so. */
  void apply(Turn<S> turn) {
    turn.apply();
  }

  /** As Temporal does with an activity that fails in a way that may pass. */
  protected void applyUntilItHolds(Turn<S> turn) {
    turn.applyPatiently();
  }
}
