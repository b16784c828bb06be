package io.lifeboat.activities.cloudwatch;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.checks.Look;
import io.lifeboat.activities.checks.Parts;
import io.lifeboat.activities.checks.Seen;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.health.AskMetric;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sees whether a metric is within its bounds. */
public final class LookAtMetric implements Look<AskMetric> {
  private final AwsClients aws;

  public LookAtMetric(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<AskMetric> check() {
    return AskMetric.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(new IamNeed(LagMetrics.PERMISSION, "the newest figure"));
  }

  private static final Duration FRESH = Duration.ofMinutes(5);

  @Override
  public Seen at(AskMetric check, Watch watch) {
    Optional<Metric.Figure> newest =
        new Metric(check.namespace(), check.metric(), check.dimensions(), check.statistic())
            .newest(aws, check.region(), watch)
            .filter(figure -> !figure.at().isBefore(watch.now().minus(FRESH)));
    return newest
        .map(figure -> judge(check, figure.value()))
        .orElseGet(
            () ->
                Seen.unseen(
                    "cannot be seen: CloudWatch has no figure of the last " + Figures.time(FRESH)));
  }

  private static Seen judge(AskMetric check, double value) {
    Map<String, Double> figures = Map.of(check.metric(), value);
    String is = "is " + Parts.plain(value);
    if (check.above().filter(limit -> value > limit).isPresent()) {
      return Seen.bad(is + ", above " + Parts.plain(check.above().get()), figures);
    }
    return check.below().filter(limit -> value < limit).isPresent()
        ? Seen.bad(is + ", below " + Parts.plain(check.below().get()), figures)
        : Seen.good(is, figures);
  }
}
