package io.lifeboat.activities.sqs;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.checks.Look;
import io.lifeboat.activities.checks.Parts;
import io.lifeboat.activities.checks.Seen;
import io.lifeboat.activities.cloudwatch.LagMetrics;
import io.lifeboat.activities.cloudwatch.Metric;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.health.AskQueue;
import io.lifeboat.plan.health.Sight;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sees whether a queue is there, and how long its oldest message waits. */
public final class LookAtQueue implements Look<AskQueue> {
  private final AwsClients aws;

  public LookAtQueue(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<AskQueue> check() {
    return AskQueue.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(QueueDepth.URL, "to find the queue"),
        new IamNeed(QueueDepth.ATTRIBUTES, "how many messages it holds"),
        new IamNeed(LagMetrics.PERMISSION, "how old the oldest is"));
  }

  @Override
  public Seen at(AskQueue check, Watch watch) {
    Optional<QueueDepth> depth = QueueDepth.read(aws, check.region(), check.queue(), watch);
    if (depth.isEmpty()) {
      return Seen.bad("is gone: there is no queue here", Map.of("described", 1.0));
    }
    Parts parts =
        new Parts().good("holds " + depth.get().words()).figure("messages", depth.get().all());
    new Metric(
            "AWS/SQS",
            "ApproximateAgeOfOldestMessage",
            Map.of("QueueName", check.queue()),
            "Maximum")
        .newestIfAnswered(aws, check.region(), watch)
        .ifPresent(age -> age(check, Duration.ofSeconds(Math.round(age.value())), parts));
    return parts.seen();
  }

  private static void age(AskQueue check, Duration oldest, Parts parts) {
    parts.figure("oldestSeconds", oldest.toSeconds());
    if (oldest.compareTo(check.waiting()) > 0) {
      parts.add(
          Sight.WORN,
          "its oldest message has waited for %s, more than %s"
              .formatted(Figures.time(oldest), Figures.time(check.waiting())));
    }
  }
}
