package io.lifeboat.report;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.StepRecord;
import io.lifeboat.plan.step.Effect;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the looks at health found, parted by what the run did: before its first change, during its
 * changes, after the last of them.
 */
record HealthStory(List<String> before, List<String> during, List<String> after) {
  private static final Set<String> LOOKS =
      Set.of("ValidateHealth", "WatchHealth", "WatchUsers", "ValidateDrillTasks");
  private static final Set<String> TRAFFIC =
      Set.of(
          "FlipRoute53",
          "ShiftRoute53",
          "ShareRoute53",
          "InvertHealthCheck",
          "SwitchRoutingControls",
          "SwitchCloudFront",
          "SwitchCloudflare");

  static HealthStory of(RunRecord run) {
    Optional<Instant> first =
        changes(run).flatMap(step -> step.startedAt().stream()).min(Comparator.naturalOrder());
    Optional<Instant> last = lastChange(run);
    List<StepRecord> looks =
        Story.timeline(run).stream()
            .filter(step -> LOOKS.contains(step.action()) && step.startedAt().isPresent())
            .toList();
    return new HealthStory(
        said(looks, step -> isBefore(step, first)),
        said(looks, step -> !isBefore(step, first) && !isAfter(step, last)),
        said(looks, step -> !isBefore(step, first) && isAfter(step, last)));
  }

  boolean isEmpty() {
    return before.isEmpty() && during.isEmpty() && after.isEmpty();
  }

  private static boolean isBefore(StepRecord step, Optional<Instant> firstChange) {
    return step.endedAt()
        .filter(end -> firstChange.map(first -> !end.isAfter(first)).orElse(true))
        .isPresent();
  }

  private static boolean isAfter(StepRecord step, Optional<Instant> lastChange) {
    return lastChange.map(last -> !step.startedAt().orElseThrow().isBefore(last)).orElse(false);
  }

  /** The users' last move; without one the last change of all. */
  private static Optional<Instant> lastChange(RunRecord run) {
    return lastEnd(changes(run).filter(step -> TRAFFIC.contains(step.action())))
        .or(() -> lastEnd(changes(run)));
  }

  private static Optional<Instant> lastEnd(Stream<StepRecord> steps) {
    return steps.flatMap(step -> step.endedAt().stream()).max(Comparator.naturalOrder());
  }

  private static Stream<StepRecord> changes(RunRecord run) {
    return run.steps().stream()
        .filter(step -> step.effect() != Effect.NONE && step.appliedAt().isPresent());
  }

  private static List<String> said(
      List<StepRecord> looks, java.util.function.Predicate<StepRecord> when) {
    return looks.stream().filter(when).map(HealthStory::said).toList();
  }

  private static String said(StepRecord step) {
    String sentence = step.sentence().isBlank() ? Story.state(step) : step.sentence();
    return step.id() + ": " + sentence;
  }
}
