package io.lifeboat.report.picture;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunTimes;
import io.lifeboat.plan.run.StepRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The stretch of time that a picture shows. A long wait before the run, or after users were served,
 * is cut off so that the steps stay legible; what lies outside is drawn at the edge.
 */
record Window(Instant from, Instant to) {
  private static final List<Duration> GRAINS =
      Stream.of(1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 21_600, 86_400)
          .map(Duration::ofSeconds)
          .toList();
  private static final int MOST_TICKS = 4;

  static Window of(RunRecord run) {
    Instant start = run.times().startedAt();
    Instant last = last(run);
    Instant to = run.times().firstGoodAnswerAt().map(good -> cut(start, good, last)).orElse(last);
    if (!to.isAfter(start)) {
      to = start.plusSeconds(1);
    }
    Duration width = Duration.between(start, to);
    Instant first =
        Stream.concat(Stream.of(start), told(run.times())).min(Comparator.naturalOrder()).get();
    boolean isNear = Duration.between(first, start).compareTo(width) <= 0;
    return new Window(isNear ? first : start.minus(width.dividedBy(8)), to);
  }

  private static Instant cut(Instant start, Instant good, Instant last) {
    Duration until = Duration.between(start, good);
    return Duration.between(good, last).compareTo(until.multipliedBy(2)) > 0
        ? good.plus(until.dividedBy(2))
        : last;
  }

  private static Instant last(RunRecord run) {
    Stream<Instant> steps = run.steps().stream().flatMap(Window::moments);
    Stream<Instant> times =
        Stream.of(run.times().firstGoodAnswerAt(), run.times().endedAt(), run.times().decidedAt())
            .flatMap(Optional::stream);
    Stream<Instant> events = run.events().stream().map(event -> event.at());
    return Stream.of(steps, times, events)
        .flatMap(all -> all)
        .max(Comparator.naturalOrder())
        .orElse(run.times().startedAt());
  }

  private static Stream<Instant> moments(StepRecord step) {
    return Stream.of(step.startedAt(), step.appliedAt(), step.endedAt()).flatMap(Optional::stream);
  }

  private static Stream<Instant> told(RunTimes times) {
    return Stream.of(times.impactAt(), times.detectedAt()).flatMap(Optional::stream);
  }

  /** Where a moment stands, in per cent of the width; outside of the window at its edge. */
  double at(Instant moment) {
    double all = Duration.between(from, to).toNanos();
    double part = Duration.between(from, moment).toNanos();
    return Math.max(0, Math.min(100, 100 * part / all));
  }

  boolean isBefore(Instant moment) {
    return moment.isBefore(from);
  }

  boolean isAfter(Instant moment) {
    return moment.isAfter(to);
  }

  /** Round times around the run's start that lie in the window, counted from the start. */
  List<Duration> ticks(Instant start) {
    Duration all = Duration.between(from, to);
    Duration grain =
        GRAINS.stream()
            .filter(each -> all.dividedBy(each) <= MOST_TICKS)
            .findFirst()
            .orElseGet(() -> Duration.ofDays(1 + all.toDays() / MOST_TICKS));
    List<Duration> ticks = new ArrayList<>();
    long first = -(Duration.between(from, start).dividedBy(grain));
    for (long k = first; !start.plus(grain.multipliedBy(k)).isAfter(to); k++) {
      ticks.add(grain.multipliedBy(k));
    }
    return ticks;
  }
}
