package io.lifeboat.report;

import io.lifeboat.plan.run.GateRecord;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunTimes;
import io.lifeboat.plan.run.StepRecord;
import io.lifeboat.plan.run.StepState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The post-incident review as far as the record knows it; what it cannot know is left to people.
 *
 * @param summary sentences
 * @param moments the turning points in time
 * @param impact what users and data suffered
 * @param good what went well
 * @param bad what did not
 * @param actions what is to be done; owner and date are for people
 */
record Review(
    List<String> summary,
    List<Moment> moments,
    List<String> impact,
    List<String> good,
    List<String> bad,
    List<String> actions) {
  private static final Set<StepState> TROUBLED =
      Set.of(StepState.FAILED, StepState.SKIPPED, StepState.DEFERRED, StepState.REVERTED);

  /** A turning point. */
  record Moment(Instant at, String what) {
    String time() {
      return Words.date(at);
    }
  }

  static Review of(RunRecord run) {
    Assessment assessment = Assessment.of(run);
    return new Review(
        List.of(Story.opening(run), run.sentence()),
        moments(run),
        impact(run, assessment),
        good(run, assessment),
        bad(run, assessment),
        run.leftToDo());
  }

  private static List<Moment> moments(RunRecord run) {
    RunTimes times = run.times();
    Stream<Optional<Moment>> told =
        Stream.of(
            moment(times.impactAt(), "impact: users were first hurt, as told at the start"),
            moment(times.detectedAt(), "detection: it was noticed, as told at the start"),
            moment(Optional.of(times.startedAt()), "start of the " + Story.kind(run)),
            moment(times.decidedAt(), "decision: the last gate was passed"),
            moment(
                times.firstGoodAnswerAt(),
                "first verified good answer of " + run.to() + " from outside"),
            moment(times.endedAt(), "end of the run: " + Story.outcome(run)));
    Stream<Optional<Moment>> changes =
        run.steps().stream()
            .filter(StepRecord::isPromotion)
            .map(step -> moment(step.appliedAt(), step.id() + ": AWS accepted the promotion"));
    return Stream.concat(told, changes)
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(Moment::at))
        .toList();
  }

  private static Optional<Moment> moment(Optional<Instant> at, String what) {
    return at.map(time -> new Moment(time, what));
  }

  private static List<String> impact(RunRecord run, Assessment assessment) {
    List<String> lines = new ArrayList<>(UsersStory.of(run));
    Stream.concat(Stream.of(assessment.rto(), assessment.rpo()), assessment.rpoByMarker().stream())
        .forEach(
            measure ->
                lines.add(
                    "%s: %s (%s)".formatted(measure.name(), measure.figure(), measure.remark())));
    return lines;
  }

  private static List<String> good(RunRecord run, Assessment assessment) {
    List<String> lines = new ArrayList<>();
    judged(assessment, true).forEach(lines::add);
    long first =
        run.steps().stream()
            .filter(step -> step.state() == StepState.DONE && step.tries() <= 1)
            .count();
    if (first > 0) {
      lines.add(
          "%d of %s went through at the first try."
              .formatted(first, Words.count(run.steps().size(), "step")));
    }
    return lines;
  }

  private static List<String> bad(RunRecord run, Assessment assessment) {
    List<String> lines =
        new ArrayList<>(run.drill().map(d -> d.criticalIssues()).orElse(List.of()));
    judged(assessment, false).forEach(lines::add);
    run.steps().stream().filter(Review::isTroubled).map(Review::trouble).forEach(lines::add);
    run.gates().stream().filter(Review::isRefused).map(Review::refused).forEach(lines::add);
    return lines;
  }

  private static Stream<String> judged(Assessment assessment, boolean kept) {
    return Stream.concat(
            Stream.of(assessment.rto(), assessment.rpo()), assessment.rpoByMarker().stream())
        .filter(measure -> measure.kept().filter(is -> is == kept).isPresent())
        .map(
            measure ->
                "The objective of %s was %s: %s of %s."
                    .formatted(
                        measure.name(),
                        kept ? "kept" : "missed",
                        measure.figure(),
                        Words.of(measure.objective())));
  }

  private static boolean isTroubled(StepRecord step) {
    return TROUBLED.contains(step.state()) || step.tries() > 1;
  }

  private static String trouble(StepRecord step) {
    String tries = step.tries() > 1 ? ", " + step.tries() + " tries" : "";
    String why = step.sentence().isBlank() ? "" : ": " + step.sentence();
    return step.id() + " (" + Story.state(step) + tries + ")" + why;
  }

  private static boolean isRefused(GateRecord gate) {
    return gate.approvals().stream().anyMatch(answer -> !answer.approved());
  }

  private static String refused(GateRecord gate) {
    return gate.gate() + " was rejected: " + gate.sentence();
  }
}
