package io.lifeboat.activities.sqs;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.LooksOnly;
import io.lifeboat.activities.Pace;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.DrainSqs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Waits until a queue of the region left is drained; in forced mode says what stays behind and
 * waits for nothing. SQS counts approximately, so the queue must be seen drained several times.
 * Needs SQS in the region left.
 */
public final class AwsDrainSqs implements LooksOnly<DrainSqs> {
  private static final int LOOKS = 3;

  /** SQS's counts of its servers meet slowly. */
  private static final Duration APART = Duration.ofSeconds(1);

  private final AwsClients aws;

  public AwsDrainSqs(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<DrainSqs> step() {
    return DrainSqs.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(QueueDepth.URL, "to find the queue"),
        new IamNeed(QueueDepth.ATTRIBUTES, "how many messages it holds"));
  }

  @Override
  public Inspection inspect(DrainSqs step, StepCall call, Watch watch) {
    return read(step, watch)
        .map(depth -> judge(step, depth))
        .orElseGet(() -> Inspection.impossible(missing(step)));
  }

  @Override
  public Outcome confirm(DrainSqs step, StepCall call, Watch watch) {
    Pace pace = new Pace(watch, APART, Duration.ofSeconds(5));
    int before = need(step, watch).all();
    for (int seen = 0; ; pace.pause()) {
      QueueDepth depth = need(step, watch);
      seen = depth.all() <= step.atMost() ? seen + 1 : 0;
      if (seen == LOOKS) {
        return Outcome.of(
            "%s in %s holds %s, from about %s, in %s"
                .formatted(
                    step.queue(),
                    step.region(),
                    depth.words(),
                    before,
                    Figures.time(pace.waited())));
      }
      watch.report("%s, waiting for %d or fewer".formatted(depth.words(), step.atMost()));
    }
  }

  private static Inspection judge(DrainSqs step, QueueDepth depth) {
    String found = "%s in %s holds %s".formatted(step.queue(), step.region(), depth.words());
    if (depth.all() <= step.atMost()) {
      return Inspection.alreadyDone(found, Map.of());
    }
    return step.mode() == Mode.FORCED
        ? behind(found + ", which stay behind there")
        : Inspection.inProgress(
            "%s; waiting for %d or fewer".formatted(found, step.atMost()), Map.of());
  }

  private static Inspection behind(String sentence) {
    return Inspection.alreadyDone(
        sentence,
        Map.of(Facts.LEFT_TO_DO, sentence + "; see to them before they expire in the queue"));
  }

  private QueueDepth need(DrainSqs step, Watch watch) {
    return read(step, watch)
        .orElseThrow(() -> new FinalFailure(FinalFailure.NOT_FOUND, missing(step)));
  }

  private Optional<QueueDepth> read(DrainSqs step, Watch watch) {
    return QueueDepth.read(aws, step.region(), step.queue(), watch);
  }

  private static String missing(DrainSqs step) {
    return "there is no queue %s in %s; correct the plan or the estate"
        .formatted(step.queue(), step.region());
  }
}
