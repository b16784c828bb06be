package io.lifeboat.activities.rds;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.Event;
import software.amazon.awssdk.services.rds.model.SourceType;

/** A failover of an instance that has just come to its end, as RDS's events tell of it. */
record RecentFailover(AwsClients aws, Region region, String instance, Watch watch) {
  static final String DESCRIBE = "rds:DescribeEvents";

  /** Another one so soon would be two for one fault. */
  private static final Duration RECENT = Duration.ofMinutes(5);

  Optional<Instant> at() {
    Instant now = watch.now();
    return new AwsCall(DESCRIBE, region, watch)
            .answer(
                () ->
                    aws.rds(region)
                        .describeEvents(
                            request ->
                                request
                                    .sourceIdentifier(instance)
                                    .sourceType(SourceType.DB_INSTANCE)
                                    .startTime(now.minus(RECENT))
                                    .endTime(now))
                        .events())
            .stream()
            .filter(event -> event.eventCategories().contains("failover"))
            .filter(event -> String.valueOf(event.message()).contains("failover completed"))
            .map(Event::date)
            .max(Comparator.naturalOrder());
  }
}
