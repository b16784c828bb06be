package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.sqs.AwsDrainSqs;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.step.DrainSqs;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.world.Queue;
import io.lifeboat.simulator.world.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DrainSqsTest {
  private static final String FRA = "eu-central-1";
  private static final String DUB = "eu-west-1";

  private final Simulation simulation = new Simulation(world());

  /** A thousand messages, of which six hundred are gone when a test begins. */
  private static World world() {
    Queue placed = new Queue("placed", 1, Map.of(FRA, 1000, DUB, 7));
    return ComputeSamples.world().withSqs(List.of(placed));
  }

  @Test
  void waitsUntilTheQueueIsDrained() {
    Simulation.Turn<DrainSqs> turn = turn(Mode.GRACEFUL, Simulation.FRA, "placed");

    Inspection found = turn.inspect();
    assertThat(found.state()).isEqualTo(State.IN_PROGRESS);
    assertThat(found.sentence())
        .isEqualTo(
            "placed in eu-central-1 holds about 400 messages, 10 of them in hand; waiting for 0 or"
                + " fewer");
    assertThat(turn.confirm().sentence())
        .matches("placed in eu-central-1 holds no message, from about 400, in (399|4[01]\\d) s");
    assertThat(turn.inspect().state()).isEqualTo(State.ALREADY_DONE);
    assertThat(simulation.mutations()).isEmpty();
  }

  @Test
  void saysInAForcedMoveHowManyStayBehindAndWaitsForNothing() {
    Inspection found = turn(Mode.FORCED, Simulation.DUB, "placed").inspect();

    assertThat(found.state()).isEqualTo(State.ALREADY_DONE);
    assertThat(found.facts().get(Facts.LEFT_TO_DO))
        .isEqualTo(
            "placed in eu-west-1 holds about 7 messages, 0 of them in hand, which stay behind there;"
                + " see to them before they expire in the queue");
  }

  @Test
  void doesNotGuessWhatALostRegionHolds() {
    simulation.aws().faults().lose(FRA, Loss.BLACK_HOLE);

    assertThat(catchThrowable(() -> turn(Mode.FORCED, Simulation.FRA, "placed").inspect()))
        .isInstanceOf(RegionUnreachable.class);
    assertThat(catchThrowable(() -> turn(Mode.GRACEFUL, Simulation.FRA, "placed").inspect()))
        .isInstanceOf(RegionUnreachable.class);
  }

  @Test
  void isImpossibleForAQueueThatIsNotThere() {
    assertThat(turn(Mode.GRACEFUL, Simulation.FRA, "elsewhere").inspect())
        .isEqualTo(
            Inspection.impossible(
                "there is no queue elsewhere in eu-central-1; correct the plan or the estate"));
  }

  private Simulation.Turn<DrainSqs> turn(Mode mode, Region region, String queue) {
    return simulation.turn(
        new AwsDrainSqs(simulation), new DrainSqs("placed", region, queue, 0, mode));
  }
}
