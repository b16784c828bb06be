package io.lifeboat.activities.route53;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.plan.step.ShareRoute53;
import java.time.Duration;

/**
 * Shares a lost region's users out among others. Needs Route 53's control plane in us-east-1 and
 * nothing of the region that is left.
 */
public final class AwsShareRoute53 extends AwsMovedRecords<ShareRoute53> {
  public AwsShareRoute53(AwsClients aws, NameServers nameServers) {
    super(aws, nameServers);
  }

  @Override
  public Class<ShareRoute53> step() {
    return ShareRoute53.class;
  }

  @Override
  Flippable read(Zone zone, ShareRoute53 step) {
    return SharedRecords.read(zone, step);
  }

  @Override
  String zone(ShareRoute53 step) {
    return step.zone();
  }

  @Override
  String record(ShareRoute53 step) {
    return step.record();
  }

  @Override
  Duration ttl(ShareRoute53 step) {
    return step.ttl();
  }

  @Override
  String done(ShareRoute53 step, Flippable records) {
    return "the users of %s in %s are shared out: %s"
        .formatted(step.record(), step.from(), records.words());
  }
}
