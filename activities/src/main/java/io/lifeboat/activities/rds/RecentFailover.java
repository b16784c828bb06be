package io.lifeboat.activities.rds;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.rds.model.Event;
import software.amazon.awssdk.services.rds.model.SourceType;

/** A failover that has just come to its end, as RDS's events tell of it. */
public record RecentFailover(
    AwsClients aws, Region region, SourceType type, String id, Watch watch) {
  /** The IAM action that looking needs. */
  public static final String DESCRIBE = "rds:DescribeEvents";

  /** Another one so soon would be two for one fault. */
  private static final Duration RECENT = Duration.ofMinutes(5);

  private static final Pattern COMPLETED =
      Pattern.compile("failover completed|completed failover", Pattern.CASE_INSENSITIVE);

  static RecentFailover ofInstance(AwsClients aws, Region region, String id, Watch watch) {
    return new RecentFailover(aws, region, SourceType.DB_INSTANCE, id, watch);
  }

  /** Of an Aurora cluster, within its region. */
  public static RecentFailover ofCluster(AwsClients aws, Region region, String id, Watch watch) {
    return new RecentFailover(aws, region, SourceType.DB_CLUSTER, id, watch);
  }

  /** When it was over; empty when there was none lately. */
  public Optional<Instant> at() {
    Instant now = watch.now();
    return new AwsCall(DESCRIBE, region, watch)
            .answer(
                () ->
                    aws.rds(region)
                        .describeEvents(
                            request ->
                                request
                                    .sourceIdentifier(id)
                                    .sourceType(type)
                                    .startTime(now.minus(RECENT))
                                    .endTime(now))
                        .events())
            .stream()
            .filter(event -> event.eventCategories().contains("failover"))
            .filter(event -> COMPLETED.matcher(String.valueOf(event.message())).find())
            .map(Event::date)
            .max(Comparator.naturalOrder());
  }
}
