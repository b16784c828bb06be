package io.lifeboat.workflows;

import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.run.RunTimes;
import io.lifeboat.plan.step.ValidateHealth;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The measured times, from what the steps found. What was not measured is empty, never guessed. */
final class Times {
  private Times() {}

  static RunTimes of(Run run) {
    return new RunTimes(
        run.request().impactAt(),
        run.request().detectedAt(),
        run.startedAt(),
        run.decidedAt(),
        firstGoodAnswer(run),
        run.endedAt(),
        run.people().waited(),
        lag(run),
        lostByMarker(run));
  }

  /** Whether the new region was seen to serve users, by every step that looks from outside. */
  static boolean isServed(Run run) {
    List<StepTrack> looks = looksFromOutside(run);
    return run.undoing().isEmpty()
        && !looks.isEmpty()
        && looks.stream().allMatch(StepTrack::isDone);
  }

  /** Whether every step that looks from outside is behind us, however it ended. */
  static boolean isLooked(Run run) {
    List<StepTrack> looks = looksFromOutside(run);
    return !looks.isEmpty() && looks.stream().allMatch(StepTrack::isFinished);
  }

  private static Optional<Instant> firstGoodAnswer(Run run) {
    if (run.undoing().isPresent()) {
      return Optional.empty();
    }
    return looksFromOutside(run).stream()
        .filter(StepTrack::isDone)
        .flatMap(track -> instant(track.facts().get(Facts.FIRST_GOOD_ANSWER_AT)).stream())
        .max(Comparator.naturalOrder());
  }

  private static List<StepTrack> looksFromOutside(Run run) {
    return run.board()
        .all(
            track ->
                track.step() instanceof ValidateHealth look
                    && look.seenFrom() == ValidateHealth.View.USERS
                    && look.region().equals(run.to()));
  }

  /** From the newest marker that is still there to the impact, when the run's own is not. */
  static Optional<Duration> lostByMarker(Run run) {
    Instant hurt = run.request().impactAt().orElse(run.startedAt());
    return run.board().all(track -> "false".equals(track.facts().get(Facts.MARKER_FOUND))).stream()
        .flatMap(track -> newestMarker(track).stream())
        .map(newest -> Duration.between(newest, hurt))
        .map(lost -> lost.isNegative() ? Duration.ZERO : lost)
        .max(Comparator.naturalOrder());
  }

  /** Told by its time, or by its age when it was looked for. */
  private static Optional<Instant> newestMarker(StepTrack track) {
    return instant(track.facts().get(Facts.MARKER_NEWEST_AT))
        .or(
            () ->
                Lag.seconds(track.facts().get(Facts.MARKER_AGE_SECONDS))
                    .flatMap(age -> track.endedAt().map(looked -> looked.minus(age))));
  }

  private static Optional<Duration> lag(Run run) {
    return Lag.greatest(run).map(Lag::figure);
  }

  static Optional<Instant> instant(String text) {
    try {
      return Optional.ofNullable(text).map(Instant::parse);
    } catch (DateTimeParseException notMeasured) {
      return Optional.empty();
    }
  }
}
