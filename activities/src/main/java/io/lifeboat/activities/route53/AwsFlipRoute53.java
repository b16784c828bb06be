package io.lifeboat.activities.route53;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.plan.step.FlipRoute53;
import java.time.Duration;

/**
 * Sends the users of a record to another region. Needs Route 53's control plane in us-east-1 and
 * nothing of the two regions.
 */
public final class AwsFlipRoute53 extends AwsMovedRecords<FlipRoute53> {
  public AwsFlipRoute53(AwsClients aws, NameServers nameServers) {
    super(aws, nameServers);
  }

  @Override
  public Class<FlipRoute53> step() {
    return FlipRoute53.class;
  }

  @Override
  Flippable read(Zone zone, FlipRoute53 step) {
    return Flippable.read(zone, step);
  }

  @Override
  String zone(FlipRoute53 step) {
    return step.zone();
  }

  @Override
  String record(FlipRoute53 step) {
    return step.record();
  }

  @Override
  Duration ttl(FlipRoute53 step) {
    return step.ttl();
  }

  @Override
  String done(FlipRoute53 step, Flippable records) {
    return "users of %s are sent to %s".formatted(step.record(), step.to());
  }
}
