package io.lifeboat.activities.dynamodb;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.checks.LagLimits;
import io.lifeboat.activities.checks.Look;
import io.lifeboat.activities.checks.Parts;
import io.lifeboat.activities.checks.Seen;
import io.lifeboat.activities.cloudwatch.LagMetrics;
import io.lifeboat.activities.cloudwatch.Metric;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.health.AskDynamoDb;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sees whether a table can be used, and how far it is behind. */
public final class LookAtDynamoDb implements Look<AskDynamoDb> {
  private final AwsClients aws;

  public LookAtDynamoDb(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<AskDynamoDb> check() {
    return AskDynamoDb.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(ReplicaTable.DESCRIBE, "whether the table is there and can be used"),
        new IamNeed(LagMetrics.PERMISSION, "how far it is behind"));
  }

  @Override
  public Seen at(AskDynamoDb check, Watch watch) {
    Optional<ReplicaTable> table = ReplicaTable.read(aws, check.region(), check.table(), watch);
    if (table.filter(ReplicaTable::isUsable).isEmpty()) {
      return Seen.bad(
          table.map(found -> "is " + found.status()).orElse("is gone: there is no table here"),
          Map.of("described", 1.0));
    }
    Parts parts = new Parts().good("is " + table.get().status());
    check
        .from()
        .ifPresent(
            from -> new LagLimits(check.lag(), check.rpo()).judge(lag(check, from, watch), parts));
    return parts.seen();
  }

  /** CloudWatch has it where it is written. */
  private Optional<Duration> lag(AskDynamoDb check, Region from, Watch watch) {
    return new Metric(
            "AWS/DynamoDB",
            "ReplicationLatency",
            Map.of("TableName", check.table(), "ReceivingRegion", check.region().name()),
            "Maximum")
        .newestIfAnswered(aws, from, watch)
        .map(figure -> Duration.ofMillis(Math.round(figure.value())));
  }
}
