package io.lifeboat.activities.s3;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.LooksOnly;
import io.lifeboat.activities.cloudwatch.Lag;
import io.lifeboat.activities.cloudwatch.LagMetrics;
import io.lifeboat.activities.cloudwatch.Metric;
import io.lifeboat.activities.cloudwatch.Metric.Figure;
import io.lifeboat.activities.cloudwatch.UntilKnown;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.json.DurationText;
import io.lifeboat.plan.step.HoldS3Replication;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.model.ReplicationRule;

/**
 * Holds a run when objects have not reached the other region. Needs S3 and CloudWatch in {@code
 * to}; in {@code from} too, but a forced run goes on when that region does not answer: then the
 * rules are those of which CloudWatch in {@code to} has figures.
 */
public final class AwsHoldS3Replication implements LooksOnly<HoldS3Replication> {
  /** Bytes that had not arrived, a number. */
  private static final String BYTES_PENDING = "bytes-pending";

  private final AwsClients aws;

  public AwsHoldS3Replication(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<HoldS3Replication> step() {
    return HoldS3Replication.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(Buckets.GET_VERSIONING, "whether the other bucket can take objects"),
        new IamNeed(Buckets.GET_REPLICATION, "whether the rule is there and enabled"),
        new IamNeed(LagMetrics.PERMISSION, "how far behind it is, and what has failed"),
        new IamNeed(RuleMetrics.LIST, "which rules there are, when their region is silent"));
  }

  @Override
  public Inspection inspect(HoldS3Replication step, StepCall call, Watch watch) {
    return UntilKnown.inspect(step.mode(), () -> hold(step, watch));
  }

  @Override
  public Outcome confirm(HoldS3Replication step, StepCall call, Watch watch) {
    return UntilKnown.confirm(step.mode(), watch, () -> hold(step, watch));
  }

  private Outcome hold(HoldS3Replication step, Watch watch) {
    refuseUnfitTarget(step, watch);
    boolean knowsSource = true;
    List<String> rules;
    try {
      rules = enabled(step, watch);
    } catch (RegionUnreachable silent) {
      if (step.mode() == Mode.GRACEFUL) {
        throw silent;
      }
      knowsSource = false;
      rules = RuleMetrics.rules(aws, step.to(), step.fromBucket(), step.toBucket(), watch);
    }
    if (rules.isEmpty()) {
      throw unknown(step, "CloudWatch in " + step.to() + " has no figures of any rule");
    }
    return judge(step, rules, knowsSource, watch);
  }

  private void refuseUnfitTarget(HoldS3Replication step, Watch watch) {
    boolean isFit =
        new Buckets(aws, step.to(), watch)
            .isVersioned(step.toBucket())
            .orElseThrow(
                () ->
                    new FinalFailure(
                        FinalFailure.NOT_FOUND,
                        "%s has no bucket %s; correct the plan"
                            .formatted(step.to(), step.toBucket())));
    if (!isFit) {
      throw new FinalFailure(
          FinalFailure.IMPOSSIBLE,
          "%s in %s keeps no versions, so nothing is replicated to it; turn versioning on"
              .formatted(step.toBucket(), step.to()));
    }
  }

  private List<String> enabled(HoldS3Replication step, Watch watch) {
    Rules rules = new Rules(new Buckets(aws, step.from(), watch).replication(step.fromBucket()));
    List<ReplicationRule> enabled = rules.enabledTo(step.toBucket());
    if (enabled.isEmpty()) {
      throw new FinalFailure(
          FinalFailure.IMPOSSIBLE,
          "%s in %s has no replication rule to %s that is enabled; enable it, wait, and retry"
              .formatted(step.fromBucket(), step.from(), step.toBucket()));
    }
    return enabled.stream().map(ReplicationRule::id).toList();
  }

  private Outcome judge(
      HoldS3Replication step, List<String> rules, boolean knowsSource, Watch watch) {
    List<RuleFigures> all = new ArrayList<>();
    for (String rule : rules) {
      RuleMetrics metrics = new RuleMetrics(aws, step.fromBucket(), step.toBucket(), rule, watch);
      Figure latency = fresh(step, rule, metrics.latency(step.to()), watch);
      all.add(
          new RuleFigures(
              latency,
              metrics.bytesPending(step.to()).map(Figure::value).orElse(0.0),
              metrics.operationsPending(step.to()).map(Figure::value).orElse(0.0),
              knowsSource ? OptionalLong.of(metrics.failed(step.from())) : OptionalLong.empty()));
    }
    return new ReplicationFigures(step, all).outcome(watch);
  }

  private static Figure fresh(
      HoldS3Replication step, String rule, Optional<Figure> newest, Watch watch) {
    Figure figure =
        newest.orElseThrow(
            () ->
                unknown(
                    step,
                    "CloudWatch in %s has no figure of rule %s of the last %s; replication metrics must be on for it"
                        .formatted(step.to(), rule, Figures.time(Metric.BACK))));
    Duration age = Duration.between(figure.at(), watch.now());
    if (age.compareTo(step.freshWithin()) > 0) {
      throw unknown(
          step,
          "the newest figure is %s old and only %s would count"
              .formatted(Figures.time(age), DurationText.format(step.freshWithin())));
    }
    return figure;
  }

  /** What CloudWatch has of one rule. */
  record RuleFigures(Figure latency, double bytes, double operations, OptionalLong failed) {}

  /** All rules of a bucket together. */
  private record ReplicationFigures(HoldS3Replication step, List<RuleFigures> all) {
    Outcome outcome(Watch watch) {
      Lag lag = lag();
      if (lag.lag().compareTo(step.objective()) > 0) {
        throw new FinalFailure(
            FinalFailure.LAG_ABOVE_OBJECTIVE,
            "%s is %s behind in %s with %s, above the RPO of %s: wait and retry, or skip this with a reason"
                .formatted(
                    step.bucket(),
                    Figures.time(lag.lag()),
                    step.to(),
                    pending(),
                    DurationText.format(step.objective())));
      }
      Map<String, String> facts = new TreeMap<>(lag.facts());
      facts.put(BYTES_PENDING, String.valueOf(Math.round(bytes())));
      String failures = failures(facts);
      return new Outcome(
          "%s is %s behind in %s with %s, measured %s ago, within the RPO of %s; %s"
              .formatted(
                  step.bucket(),
                  Figures.time(lag.lag()),
                  step.to(),
                  pending(),
                  Figures.time(Duration.between(lag.at(), watch.now())),
                  DurationText.format(step.objective()),
                  failures),
          facts);
    }

    private String failures(Map<String, String> facts) {
      if (all.stream().anyMatch(figures -> figures.failed().isEmpty())) {
        return "whether any failed is not known, since %s does not answer".formatted(step.from());
      }
      long failed = all.stream().mapToLong(figures -> figures.failed().orElse(0)).sum();
      if (failed == 0) {
        return "none failed lately";
      }
      String sentence =
          "%s of %s did not arrive and will not by themselves; send them again by S3 Batch Replication"
              .formatted(Figures.count((int) failed, "object"), step.bucket());
      if (step.mode() == Mode.GRACEFUL) {
        throw new FinalFailure(
            FinalFailure.IMPOSSIBLE, sentence + ", then retry, or skip this with a reason");
      }
      facts.put(Facts.LEFT_TO_DO, sentence);
      return sentence;
    }

    private Lag lag() {
      Figure slowest =
          all.stream()
              .map(RuleFigures::latency)
              .reduce((one, other) -> other.value() > one.value() ? other : one)
              .orElseThrow();
      return new Lag(Duration.ofMillis(Math.round(slowest.value() * 1000)), slowest.at());
    }

    private double bytes() {
      return all.stream().mapToDouble(RuleFigures::bytes).sum();
    }

    private String pending() {
      long operations = Math.round(all.stream().mapToDouble(RuleFigures::operations).sum());
      return operations == 0
          ? "nothing pending"
          : "%s (%d bytes) pending"
              .formatted(Figures.count((int) operations, "object"), Math.round(bytes()));
    }
  }

  private static FinalFailure unknown(HoldS3Replication step, String why) {
    return new FinalFailure(
        FinalFailure.LAG_UNKNOWN,
        "how far %s is behind in %s is not known: %s; retry, or skip this with a reason"
            .formatted(step.bucket(), step.to(), why));
  }
}
