package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.step.FlipRoute53;
import io.lifeboat.plan.step.RoutingPolicy;
import io.lifeboat.simulator.Worlds;
import io.lifeboat.simulator.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** Records that are all answered: the one of the region that is left is taken out. */
class FlipMultivalueTest extends FlipPromises {
  @BeforeEach
  void theRecordsAreMultivalueOnes() {
    Bookings.replace(
        simulation,
        set ->
            set.toBuilder()
                .region(
                    (software.amazon.awssdk.services.route53.model.ResourceRecordSetRegion) null)
                .multiValueAnswer(true)
                .build());
    simulation.startJournalHere();
  }

  @Override
  World world() {
    return Worlds.threeRegions();
  }

  @Override
  FlipRoute53 step() {
    return Bookings.flip(RoutingPolicy.MULTIVALUE, Simulation.DUB, Bookings.IAD, false);
  }

  @Test
  void takesTheRecordOutAndPutsItBackToTheLetter() {
    String before = state();
    carryOut(step());
    assertThat(Bookings.sets(simulation))
        .extracting(ResourceRecordSet::setIdentifier)
        .containsExactly("ap-southeast-1", "us-east-1");
    assertThat(simulation.aws().zones().resolve(Bookings.API, "A", java.util.Optional.empty()))
        .satisfies(answer -> assertThat(answer.records()).hasSize(2));

    carryOut(Bookings.flip(RoutingPolicy.MULTIVALUE, Bookings.IAD, Simulation.DUB, true));
    assertThat(state()).isEqualTo(before);
  }
}
