package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.FlipRoute53;
import io.lifeboat.plan.step.RoutingPolicy;
import io.lifeboat.simulator.Worlds;
import io.lifeboat.simulator.world.World;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.route53.model.ResourceRecord;

/** Latency records on their way home: what was kept is put back, to the letter. */
class FlipHomeTest extends FlipPromises {
  private String atHome = "";

  @BeforeEach
  void usersHaveLeftHome() {
    atHome = state();
    carryOut(Bookings.flip(RoutingPolicy.LATENCY, Simulation.DUB, Bookings.IAD, false));
    simulation.startJournalHere();
  }

  @Override
  World world() {
    return Worlds.threeRegions();
  }

  @Override
  FlipRoute53 step() {
    return Bookings.flip(RoutingPolicy.LATENCY, Bookings.IAD, Simulation.DUB, true);
  }

  @Test
  void restoresTheRecordToTheLetterAndKeepsNothing() {
    carryOut(step());

    assertThat(state()).isEqualTo(atHome);
    assertThat(Bookings.texts(simulation)).isEmpty();
  }

  @Test
  void saysSoWhenAnEarlierVersionKeptNothing() {
    Bookings.remove(simulation, Bookings.text(simulation));

    assertThat(turn().inspect().state()).isEqualTo(State.IMPOSSIBLE);
    assertThat(turn().inspect().sentence())
        .contains("eu-west-1 of api.booking.example.com leads where us-east-1 leads")
        .contains("by hand");
  }

  @Test
  void aFlipOfAnEarlierVersionCountsAsDone() {
    Bookings.remove(simulation, Bookings.text(simulation));
    FlipRoute53 there = Bookings.flip(RoutingPolicy.LATENCY, Simulation.DUB, Bookings.IAD, false);

    assertThat(simulation.turn(action(), there).inspect().state()).isEqualTo(State.ALREADY_DONE);
  }

  @Test
  void takesBackAFlipOfARunThatBeganWithAnEarlierVersion() {
    Bookings.remove(simulation, Bookings.text(simulation));
    FlipRoute53 there = Bookings.flip(RoutingPolicy.LATENCY, Simulation.DUB, Bookings.IAD, false);
    action()
        .revert(
            there,
            new io.lifeboat.plan.action.StepCall(
                "booking", "run-0", "flip-api", "", Map.of("earlier-A", "198.51.100.10")),
            simulation.watch());

    assertThat(Bookings.set(simulation, "eu-west-1").resourceRecords())
        .containsExactly(ResourceRecord.builder().value("198.51.100.10").build());
  }

  @Test
  void doesNotGuessFromATextThatSomebodyElseWrote() {
    Bookings.rewrite(simulation, Bookings.text(simulation), "\"hello\"");

    assertThat(turn().inspect().sentence()).contains("and says to \"hello\"");
    assertThat(catchThrowable(() -> turn().apply())).hasMessageContaining("by hand");
  }
}
