package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.step.Step;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Worlds;
import io.lifeboat.simulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The promises of {@link ActionPromises} where the state of real servers is the journal.
 *
 * @param <S> the step
 */
@Timeout(120)
abstract class PostgresPromises<S extends Step> {
  protected PostgresScene scene;
  private String before;

  abstract AwsAction<S> action();

  abstract S step();

  /** The servers. */
  World world() {
    return Worlds.customers();
  }

  /** What must have happened before. */
  void prepare() {}

  /** Words of the statements with which it changes something, each with the host it is sent to. */
  abstract List<PostgresScene.Break> changes();

  /** Whether reverting restores; otherwise it says that it cannot, or that nothing needs it. */
  boolean isRestored() {
    return true;
  }

  /** What is compared. */
  String state() {
    return scene.state();
  }

  @BeforeEach
  void begin() {
    scene = new PostgresScene(world());
    prepare();
    before = state();
  }

  @AfterEach
  void end() {
    scene.close();
  }

  Turn<S> turn() {
    return scene.simulation().turn(action(), step());
  }

  /** The state after an undisturbed application. */
  String done() {
    Turn<S> turn = turn();
    assertThat(turn.inspect().state()).isEqualTo(State.READY);
    turn.applyPatiently();
    assertThat(turn.confirm().sentence()).isNotBlank().doesNotContain("pw-");
    assertThat(state()).isNotEqualTo(before);
    return state();
  }

  @Test
  void changesNothingByLookingAndItAllOnce() {
    Inspection found = turn().inspect();
    assertThat(found.sentence()).isNotBlank();
    assertThat(state()).isEqualTo(before);

    String after = done();
    Turn<S> again = turn();

    assertThat(again.inspect().state()).isEqualTo(State.ALREADY_DONE);
    again.apply();
    again.confirm();
    assertThat(state()).isEqualTo(after);
  }

  @Test
  void lostAnswersDoNotMakeItHappenTwice() {
    changes().forEach(change -> change.arm(scene));
    Turn<S> turn = turn();
    turn.inspect();
    turn.applyPatiently();
    turn.confirm();
    for (PostgresScene.Break change : changes()) {
      assertThat(scene.front(change.host()).notLostYet()).isEmpty();
    }
    String after = state();
    scene.close();
    begin();
    assertThat(after).isEqualTo(done());
  }

  @Test
  void twoWorkersAtOnceDoItOnce() {
    Turn<S> one = turn();
    Turn<S> other = turn();
    one.inspect();
    other.inspect();
    CompletableFuture<Void> first = CompletableFuture.runAsync(one::applyPatiently);
    CompletableFuture<Void> second = CompletableFuture.runAsync(other::applyPatiently);
    CompletableFuture.allOf(first, second).orTimeout(60, TimeUnit.SECONDS).join();
    one.confirm();
    String after = state();

    assertThat(turn().inspect().state()).isEqualTo(State.ALREADY_DONE);
    assertThat(state()).isEqualTo(after).isNotEqualTo(before);
  }

  @Test
  void aLostRegionIsNoticedInTwoSeconds() {
    scene.simulation().aws().faults().lose(PostgresSamples.US.name(), Loss.BLACK_HOLE);
    Instant start = Instant.now();

    assertThat(catchThrowable(() -> turn().inspect()))
        .isInstanceOf(RegionUnreachable.class)
        .hasMessageContaining("us-east-1 did not answer");
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void revertingRestoresOrSaysThatItCannot() {
    Turn<S> turn = turn();
    turn.inspect();
    turn.applyPatiently();
    turn.confirm();
    String after = state();
    Throwable failure = catchThrowable(turn::revert);

    if (isRestored()) {
      assertThat(failure).isNull();
      assertThat(state()).isEqualTo(before);
      assertThat(turn.revert().sentence()).isNotBlank();
      assertThat(state()).isEqualTo(before);
    } else if (failure == null) {
      assertThat(state()).isEqualTo(after);
    } else {
      assertThat(((FinalFailure) failure).name()).isEqualTo(FinalFailure.CANNOT_BE_PUT_BACK);
    }
  }
}
