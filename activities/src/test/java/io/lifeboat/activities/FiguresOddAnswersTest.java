package io.lifeboat.activities;

import static io.lifeboat.activities.AuroraAnswers.global;
import static io.lifeboat.activities.AuroraAnswers.healthy;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.step.HoldReplicationLag;
import io.lifeboat.plan.step.NotifySns;
import io.lifeboat.plan.step.PromoteAurora;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** Of CloudWatch and SNS. */
class FiguresOddAnswersTest extends OddAnswers {
  private static final PromoteAurora FORCED =
      new PromoteAurora("orders", "shop-orders", FRA, DUB, Mode.FORCED);
  private static final HoldReplicationLag HOLD =
      new HoldReplicationLag(
          "orders",
          "shop-orders",
          FRA,
          DUB,
          Duration.ofMinutes(1),
          Duration.ofMinutes(3),
          Mode.FORCED);
  private static final NotifySns TELL =
      new NotifySns("news", DUB, "arn:aws:sns:eu-west-1:111122223333:news", "Hello");

  @Override
  Stream<Odd> oddities() {
    return Stream.of(
        odd(
            "no metrics",
            HOLD,
            global(healthy()).answering("getMetricData", GetMetricDataResponse.builder().build()),
            "has no figure of the last 30 min"),
        odd(
            "a metric without points",
            HOLD,
            global(healthy()).answering("getMetricData", figures(List.of(), List.of())),
            "has no figure of the last 30 min"),
        odd(
            "values without timestamps",
            HOLD,
            global(healthy()).answering("getMetricData", figures(List.of(), List.of(400.0))),
            "has no figure of the last 30 min"),
        odd(
            "a lag below zero",
            HOLD,
            global(healthy()).answering("getMetricData", figures(List.of(ago(30)), List.of(-1.0))),
            "has no figure of the last 30 min"),
        odd(
            "an old figure",
            HOLD,
            global(healthy())
                .answering("getMetricData", figures(List.of(ago(600)), List.of(412.0))),
            "the newest figure, 0.4 s, is 10 min old and only 3m would count"),
        odd(
            "a lag above the objective",
            HOLD,
            global(healthy())
                .answering("getMetricData", figures(List.of(ago(30)), List.of(75_000.0))),
            "lags 75 s behind in eu-west-1, above the RPO of 1m"),
        odd("a page of HTML", HOLD, html("describeGlobalClusters"), "HTTP 500, no error code"),
        odd("a page of HTML", TELL, html("getTopicAttributes"), "HTTP 500, no error code"));
  }

  private static GetMetricDataResponse figures(List<Instant> times, List<Double> values) {
    return GetMetricDataResponse.builder()
        .metricDataResults(
            MetricDataResult.builder().id("q0").timestamps(times).values(values).build())
        .build();
  }

  private static Instant ago(int seconds) {
    return new HandWatch().now().minusSeconds(seconds);
  }
}
