package io.lifeboat.activities.s3;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.checks.LagLimits;
import io.lifeboat.activities.checks.Look;
import io.lifeboat.activities.checks.Parts;
import io.lifeboat.activities.checks.Seen;
import io.lifeboat.activities.cloudwatch.LagMetrics;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.health.AskS3;
import io.lifeboat.plan.health.Sight;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sees whether a bucket is there, and how far it is behind. */
public final class LookAtS3 implements Look<AskS3> {
  private final AwsClients aws;

  public LookAtS3(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<AskS3> check() {
    return AskS3.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(Buckets.GET_VERSIONING, "whether the bucket is there, and takes copies"),
        new IamNeed(RuleMetrics.LIST, "which rules bring objects to it"),
        new IamNeed(LagMetrics.PERMISSION, "how far it is behind"));
  }

  @Override
  public Seen at(AskS3 check, Watch watch) {
    Optional<Boolean> versioned =
        new Buckets(aws, check.region(), watch).isVersioned(check.bucket());
    if (versioned.isEmpty()) {
      return Seen.bad("is gone: there is no bucket " + check.bucket(), Map.of("described", 1.0));
    }
    Parts parts = new Parts().good("is there").figure("described", 1);
    check.fromBucket().ifPresent(from -> behind(check, from, versioned.get(), parts, watch));
    return parts.seen();
  }

  private void behind(AskS3 check, String from, boolean versioned, Parts parts, Watch watch) {
    if (!versioned) {
      parts.add(Sight.BAD, "keeps no versions, so nothing is replicated to it");
      return;
    }
    List<RuleMetrics> rules =
        RuleMetrics.rules(aws, check.region(), from, check.bucket(), watch).stream()
            .map(rule -> new RuleMetrics(aws, from, check.bucket(), rule, watch))
            .toList();
    Optional<Duration> slowest =
        rules.stream()
            .flatMap(rule -> rule.latency(check.region()).stream())
            .map(figure -> Duration.ofMillis(Math.round(figure.value() * 1000)))
            .max(Duration::compareTo);
    new LagLimits(check.lag(), check.rpo()).judge(slowest, parts);
    rules.stream()
        .flatMap(rule -> rule.operationsPending(check.region()).stream())
        .mapToDouble(figure -> figure.value())
        .max()
        .ifPresent(pending -> pending(pending, parts));
  }

  private static void pending(double operations, Parts parts) {
    parts.figure("pendingObjects", operations);
    if (operations > 0) {
      parts.good("%d objects pending".formatted(Math.round(operations)));
    }
  }
}
