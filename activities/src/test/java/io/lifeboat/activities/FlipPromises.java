package io.lifeboat.activities;

import io.lifeboat.activities.route53.AwsFlipRoute53;
import io.lifeboat.plan.step.FlipRoute53;
import java.util.List;

/** The promises of flips of records that know neither roles nor weights. */
abstract class FlipPromises extends ActionPromises<FlipRoute53> {
  @Override
  AwsAction<FlipRoute53> action() {
    return new AwsFlipRoute53(simulation, new SimulatedNameServers(simulation.aws()));
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

  void carryOut(FlipRoute53 step) {
    Simulation.Turn<FlipRoute53> turn = simulation.turn(action(), step);
    turn.inspect();
    turn.apply();
    turn.confirm();
  }
}
