package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.route53.AwsFlipRoute53;
import io.lifeboat.activities.route53.AwsShareRoute53;
import io.lifeboat.activities.route53.AwsShiftRoute53;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.FlipRoute53;
import io.lifeboat.plan.step.RoutingPolicy;
import io.lifeboat.plan.step.ShareRoute53;
import io.lifeboat.plan.step.ShiftRoute53;
import io.lifeboat.plan.step.Step;
import io.lifeboat.simulator.Worlds;
import io.lifeboat.simulator.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShareRoute53Test extends ActionPromises<ShareRoute53> {
  @BeforeEach
  void nobodyIsSick() {
    simulation.startJournalHere();
  }

  @Override
  World world() {
    return Worlds.threeRegions();
  }

  @Override
  AwsAction<ShareRoute53> action() {
    return new AwsShareRoute53(simulation, new SimulatedNameServers(simulation.aws()));
  }

  @Override
  ShareRoute53 step() {
    return TrafficSamples.share(Map.of(Bookings.IAD, 60, Bookings.SIN, 40));
  }

  @Override
  List<String> effects() {
    return List.of("ChangeResourceRecordSets of Z05EXAMPLE in us-east-1");
  }

  @Override
  List<String> looks() {
    return List.of("ListResourceRecordSets");
  }

  @Override
  List<String> changes() {
    return List.of("ChangeResourceRecordSets");
  }

  @Override
  String region() {
    return "us-east-1";
  }

  @Override
  String state() {
    return Bookings.zone(simulation).toString();
  }

  @Test
  void dividesTheLostRegionsUsersAmongTheOthers() {
    carryOut(action(), step());

    assertThat(weights()).isEqualTo(Map.of("dublin", 0L, "virginia", 60L, "singapore", 40L));
  }

  @Test
  void comesHomeToTheLetterAlsoAfterACanary() {
    String before = state();
    carryOut(action(), step());
    carryOut(
        new AwsShiftRoute53(simulation, new SimulatedNameServers(simulation.aws())),
        new ShiftRoute53(
            Bookings.ZONE,
            TrafficSamples.WWW,
            RoutingPolicy.WEIGHTED,
            TrafficSamples.cities(),
            Bookings.IAD,
            Simulation.DUB,
            5,
            Duration.ofSeconds(30)));
    assertThat(weights()).isEqualTo(Map.of("dublin", 3L, "virginia", 57L, "singapore", 40L));
    FlipRoute53 home =
        new FlipRoute53(
            Bookings.ZONE,
            TrafficSamples.WWW,
            RoutingPolicy.WEIGHTED,
            TrafficSamples.cities(),
            Bookings.IAD,
            Simulation.DUB,
            Duration.ofSeconds(30),
            true);
    AwsFlipRoute53 flip =
        new AwsFlipRoute53(simulation, new SimulatedNameServers(simulation.aws()));
    carryOut(flip, home);

    assertThat(state()).isEqualTo(before);
    assertThat(simulation.turn(flip, home).inspect().state()).isEqualTo(State.ALREADY_DONE);
  }

  private <S extends Step> void carryOut(AwsAction<S> action, S step) {
    Simulation.Turn<S> turn = simulation.turn(action, step);
    turn.inspect();
    turn.apply();
    turn.confirm();
  }

  private Map<String, Long> weights() {
    Map<String, Long> weights = new TreeMap<>();
    Bookings.zone(simulation).stream()
        .filter(set -> set.name().equals(TrafficSamples.WWW + "."))
        .forEach(set -> weights.put(set.setIdentifier(), set.weight()));
    return weights;
  }
}
