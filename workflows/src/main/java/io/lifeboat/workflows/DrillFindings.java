package io.lifeboat.workflows;

import io.lifeboat.plan.DrillDepth;
import io.lifeboat.plan.Objectives;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.run.DrillRecord;
import io.lifeboat.plan.step.ValidateDrillTasks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a drill showed: times, and everything that would have kept a recovery from its objectives.
 */
final class DrillFindings {
  private DrillFindings() {}

  static DrillRecord of(Run run) {
    return new DrillRecord(DrillAim.depth(run), criticalIssues(run), rto(run), rpo(run));
  }

  static List<String> criticalIssues(Run run) {
    List<String> issues = new ArrayList<>();
    run.board().all(DrillFindings::isBad).forEach(track -> issues.add(said(track)));
    run.board()
        .all(track -> "false".equals(track.facts().get(Facts.DATA_EQUAL)))
        .forEach(track -> issues.add(said(track)));
    Objectives objectives = run.request().plan().objectives();
    rto(run)
        .filter(took -> took.compareTo(objectives.rto()) > 0)
        .ifPresent(took -> issues.add(over("RTO", took, objectives.rto())));
    rpo(run)
        .filter(lost -> lost.compareTo(objectives.rpo()) > 0)
        .ifPresent(lost -> issues.add(over("RPO", lost, objectives.rpo())));
    users(run).ifPresent(issues::add);
    run.undoing().map(Undoing::left).orElse(List.of()).forEach(track -> issues.add(left(track)));
    return issues.stream().distinct().toList();
  }

  /** For an isolated drill from its first change to the services' good answers. */
  static Optional<Duration> rto(Run run) {
    return switch (DrillAim.depth(run)) {
      case CHECK -> Optional.empty();
      case ISOLATED -> exercised(run);
      case FULL -> ofMove(run, Facts.RTO_SECONDS);
    };
  }

  private static Optional<Duration> exercised(Run run) {
    Optional<Instant> began =
        run.board().all(StepTrack::isChange).stream()
            .flatMap(track -> track.startedAt().stream())
            .min(Comparator.naturalOrder());
    return run
        .board()
        .all(track -> track.step() instanceof ValidateDrillTasks && track.isDone())
        .stream()
        .flatMap(track -> track.endedAt().stream())
        .findFirst()
        .flatMap(good -> began.map(from -> Duration.between(from, good)));
  }

  private static Optional<Duration> rpo(Run run) {
    return Times.lostByMarker(run)
        .or(
            () ->
                run.board().all(StepTrack::isDone).stream()
                    .flatMap(track -> Lag.seconds(track.facts().get(Facts.LAG_SECONDS)).stream())
                    .max(Comparator.naturalOrder()));
  }

  private static Optional<Duration> ofMove(Run run, String fact) {
    return run.board().all(StepTrack::isMove).stream()
        .flatMap(track -> Lag.seconds(track.facts().get(fact)).stream())
        .findFirst();
  }

  private static boolean isBad(StepTrack track) {
    return track.isException() || track.failure().isPresent();
  }

  private static String said(StepTrack track) {
    return track.title() + ": " + track.failure().orElse(track.sentence());
  }

  private static String left(StepTrack track) {
    return "left behind: %s (%s)".formatted(track.title(), track.sentence());
  }

  private static String over(String what, Duration measured, Duration objective) {
    return "the %s of %s was missed: %s"
        .formatted(what, Sentences.span(objective), Sentences.span(measured));
  }

  private static Optional<String> users(Run run) {
    if (DrillAim.depth(run) == DrillDepth.FULL) {
      return Optional.empty();
    }
    return Users.seen(run)
        .filter(seen -> seen.failed() > 0)
        .map(
            seen ->
                "users were hurt: %d of %d questions from outside had no good answer"
                    .formatted(seen.failed(), seen.asked()));
  }
}
