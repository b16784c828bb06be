package io.lifeboat.activities.health;

import io.lifeboat.activities.Figures;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.LooksOnly;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.WatchHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks a region's own addresses about once a second for a while, and fails at once when more than a
 * fifth of a probe's last {@value RecentAnswers#WINDOW} answers were bad, or three in a row. A slow
 * answer is a bad one.
 *
 * <p>A worker that takes the watch over watches for the time that is left by the last report; where
 * that was lost, for the whole time again.
 */
public final class AwsWatchHealth implements LooksOnly<WatchHealth> {
  static final String DEGRADED = "Degraded";

  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Pattern WATCHED = Pattern.compile("(\\d+) s watched");

  private final Questions questions;

  public AwsWatchHealth(Prober prober) {
    this.questions = new Questions(prober);
  }

  @Override
  public Class<WatchHealth> step() {
    return WatchHealth.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of();
  }

  @Override
  public Inspection inspect(WatchHealth step, StepCall call, Watch watch) {
    if (step.probes().isEmpty()) {
      return Inspection.alreadyDone("the plan has no health checks to watch", Map.of());
    }
    Round round = questions.ask(step.probes(), Set.of(step.region()), watch);
    return Inspection.ready(
        round.isGood() ? "every probe answers well" : "not healthy now: " + round.words(),
        Map.of());
  }

  @Override
  public Outcome confirm(WatchHealth step, StepCall call, Watch watch) {
    Optional<Duration> before = watchedBefore(watch);
    Instant since = watch.now().minus(before.orElse(Duration.ZERO));
    HealthWatch seen = new HealthWatch(step.probes());
    for (; ; ) {
      Instant asked = watch.now();
      seen.add(questions.ask(step.probes(), Set.of(step.region()), watch));
      Duration watched = Duration.between(since, watch.now());
      if (watched.compareTo(step.lasting()) >= 0) {
        return outcome(step, seen, restart(step, before, watch));
      }
      watch.report(
          "%d s watched of %s: %d of %d answers were bad"
              .formatted(
                  watched.toSeconds(), Figures.time(step.lasting()), seen.bad(), seen.asked()));
      watch.pause(shorter(rest(asked, watch), step.lasting().minus(watched)));
    }
  }

  private static Outcome outcome(WatchHealth step, HealthWatch seen, String restart) {
    return new Outcome(
        "%s watched for %s: %d of %d answers of %s were good, median %d ms%s"
            .formatted(
                step.region(),
                Figures.time(step.lasting()),
                seen.asked() - seen.bad(),
                seen.asked(),
                Figures.count(step.probes().size(), "probe"),
                seen.medianMillis(),
                restart),
        Map.of(Facts.RESPONSE_MILLIS, String.valueOf(seen.medianMillis())));
  }

  private static String restart(WatchHealth step, Optional<Duration> before, Watch watch) {
    if (watch.attempt() == 1) {
      return "";
    }
    return before
        .map(
            watched ->
                "; a restart came in between, the answers are those of the %s that were left"
                    .formatted(Figures.time(step.lasting().minus(watched))))
        .orElse("; a restart came in between, so it was watched for the whole time again");
  }

  private static Optional<Duration> watchedBefore(Watch watch) {
    return watch
        .reportedBefore()
        .map(WATCHED::matcher)
        .filter(Matcher::find)
        .map(found -> Duration.ofSeconds(Long.parseLong(found.group(1))));
  }

  private static Duration rest(Instant asked, Watch watch) {
    Duration left = EVERY.minus(Duration.between(asked, watch.now()));
    return left.isNegative() ? Duration.ZERO : left;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
