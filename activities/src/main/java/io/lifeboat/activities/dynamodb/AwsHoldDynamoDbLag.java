package io.lifeboat.activities.dynamodb;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.LooksOnly;
import io.lifeboat.activities.cloudwatch.Lag;
import io.lifeboat.activities.cloudwatch.LagLimit;
import io.lifeboat.activities.cloudwatch.LagMetrics;
import io.lifeboat.activities.cloudwatch.Metric;
import io.lifeboat.activities.cloudwatch.UntilKnown;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.HoldDynamoDbLag;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds a run when a global table's replica is missing or lags further behind than the RPO allows.
 * Needs DynamoDB's control plane in {@code to}, and CloudWatch in {@code from}, where DynamoDB
 * publishes ReplicationLatency for the pair (developer guide, "Monitoring global tables"). A forced
 * run goes on without the latter.
 */
public final class AwsHoldDynamoDbLag implements LooksOnly<HoldDynamoDbLag> {
  private final AwsClients aws;

  public AwsHoldDynamoDbLag(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<HoldDynamoDbLag> step() {
    return HoldDynamoDbLag.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(ReplicaTable.DESCRIBE, "whether the replica is there and can be used"),
        new IamNeed(LagMetrics.PERMISSION, "how far the replica lags behind"));
  }

  @Override
  public Inspection inspect(HoldDynamoDbLag step, StepCall call, Watch watch) {
    return UntilKnown.inspect(step.mode(), () -> hold(step, watch));
  }

  @Override
  public Outcome confirm(HoldDynamoDbLag step, StepCall call, Watch watch) {
    return UntilKnown.confirm(step.mode(), watch, () -> hold(step, watch));
  }

  private Outcome hold(HoldDynamoDbLag step, Watch watch) {
    ReplicaTable table = ReplicaTable.needed(aws, step.to(), step.tableName(), watch);
    if (!table.isUsable()) {
      throw new FinalFailure(
          FinalFailure.IMPOSSIBLE,
          "table %s in %s is %s; wait until it is ACTIVE, then retry"
              .formatted(step.tableName(), step.to(), table.status()));
    }
    try {
      return within(step, newest(step, watch), watch);
    } catch (RegionUnreachable silent) {
      if (step.mode() == Mode.FORCED) {
        return unknownButUsable(step);
      }
      throw silent;
    }
  }

  private Optional<Lag> newest(HoldDynamoDbLag step, Watch watch) {
    return new Metric(
            "AWS/DynamoDB",
            "ReplicationLatency",
            Map.of("TableName", step.tableName(), "ReceivingRegion", step.to().name()),
            "Maximum")
        .newest(aws, step.from(), watch)
        .map(figure -> new Lag(Duration.ofMillis(Math.round(figure.value())), figure.at()));
  }

  private static Outcome within(HoldDynamoDbLag step, Optional<Lag> newest, Watch watch) {
    LagLimit limit = new LagLimit(step.table(), step.to(), step.freshWithin(), step.objective());
    Lag lag =
        limit.hold(
            newest,
            "CloudWatch in %s has no figure of the last %s (nobody writes, or nothing passes)"
                .formatted(step.from(), Figures.time(Metric.BACK)),
            watch);
    return new Outcome(limit.sentence(lag, watch), lag.facts());
  }

  private static Outcome unknownButUsable(HoldDynamoDbLag step) {
    return Outcome.of(
        "%s can be read and written in %s; how far it lags behind is not known, since %s, which would"
                .formatted(step.table(), step.to(), step.from())
            + " know, does not answer: what had not arrived comes when that region is back,"
            + " unless it was written anew meanwhile");
  }
}
