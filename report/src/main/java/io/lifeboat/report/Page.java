package io.lifeboat.report;

import io.lifeboat.plan.run.GateRecord;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.StepRecord;
import io.lifeboat.plan.run.Verdict;
import io.lifeboat.plan.step.Effect;
import io.lifeboat.report.picture.Sparkline;
import io.lifeboat.report.picture.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a report says, in the words in which it says it: the templates hold no logic, so everything
 * they show stands here.
 *
 * @param outcome the verdict in a few words, such as "Recovered in 100 s"
 * @param tone good, warn, bad or open: never the only sign of anything
 * @param timeline an SVG element; empty when no step was begun
 */
record Page(
    String application,
    String heading,
    String outcome,
    String headline,
    String tone,
    String sentence,
    String opening,
    List<Figure> figures,
    List<Line> users,
    Optional<String> timeline,
    List<PhaseRow> phases,
    List<StepRow> steps,
    List<GateView> gates,
    Optional<HealthView> health,
    Optional<DrillView> drill,
    Optional<TrendView> trend,
    List<Line> leftToDo,
    Optional<RollbackView> rollback,
    List<Line> events,
    ReviewView review,
    List<Notice> notices,
    RunRecord run,
    Optional<Line> auditHash) {
  /** A line of text; lists of these can be walked by a template. */
  record Line(String text) {}

  /** One measure against its objective. */
  record Figure(
      String name, String figure, String objective, String judgement, String tone, String how) {}

  record PhaseRow(String name, String took) {}

  /** One step; times are in words, empty when it never came to that. */
  record StepRow(
      String id,
      String title,
      String state,
      String stateTone,
      boolean critical,
      String offset,
      String began,
      String ended,
      String took,
      String theirs,
      String ours,
      int tries,
      String sentence) {}

  record GateView(String title, List<Line> answers, List<Line> shown) {}

  record HealthView(List<Line> before, List<Line> during, List<Line> after) {}

  record DrillView(String depth, List<Line> issues) {}

  record TrendView(String picture, List<TrendRow> rows) {}

  record TrendRow(
      String date, String kind, String verdict, String rto, String rpo, int issues, boolean now) {}

  record RollbackView(List<UndoRow> rows) {}

  record UndoRow(int number, String step, String undo, String effect) {}

  record ReviewView(
      List<Line> summary,
      List<Review.Moment> moments,
      List<Line> impact,
      List<Line> good,
      List<Line> bad,
      List<Line> actions) {}

  static Page of(Report report) {
    RunRecord run = report.run();
    Assessment assessment = Assessment.of(run);
    List<String> critical = CriticalSteps.of(run);
    List<TrendPoint> trend = Trend.of(report);
    return new Page(
        run.application(),
        "%s of %s: %s to %s"
            .formatted(Story.capital(Story.kind(run)), run.application(), run.from(), run.to()),
        outcome(run, assessment),
        assessment.headline(),
        tone(run),
        run.sentence(),
        Story.opening(run),
        figures(assessment),
        lines(UsersStory.of(run)),
        run.steps().stream().anyMatch(step -> step.startedAt().isPresent())
            ? Optional.of(Timeline.of(run))
            : Optional.empty(),
        assessment.phases().stream()
            .map(phase -> new PhaseRow(phase.name(), Words.of(phase.took())))
            .toList(),
        Story.timeline(run).stream().map(step -> row(run, critical, step)).toList(),
        run.gates().stream().map(Page::gate).toList(),
        Optional.of(HealthStory.of(run)).filter(found -> !found.isEmpty()).map(Page::health),
        run.drill()
            .map(drill -> new DrillView(drill.depth().toString(), lines(drill.criticalIssues()))),
        trend.isEmpty() ? Optional.empty() : Optional.of(trend(run, trend)),
        lines(run.leftToDo()),
        rollback(run),
        run.events().stream().map(event -> new Line(EventLine.of(event))).toList(),
        review(Review.of(run)),
        Notices.of(run),
        run,
        report.auditHash().map(Line::new));
  }

  private static String outcome(RunRecord run, Assessment assessment) {
    String state = Story.capital(Story.outcome(run));
    return run.verdict().isEmpty()
        ? "Not over: " + Story.outcome(run)
        : state + assessment.took().map(span -> " in " + Words.of(span)).orElse("");
  }

  private static String tone(RunRecord run) {
    return run.verdict().map(Page::tone).orElse("open");
  }

  private static String tone(Verdict verdict) {
    return switch (verdict) {
      case RECOVERED, PASSED -> "good";
      case RECOVERED_WITH_EXCEPTIONS, ROLLED_BACK, STOPPED_SAFELY -> "warn";
      case FAILED -> "bad";
    };
  }

  private static List<Figure> figures(Assessment assessment) {
    return Stream.concat(
            Stream.of(
                figure("Time without service (RTO)", assessment.rto()),
                figure("Data at risk (RPO)", assessment.rpo())),
            assessment.rpoByMarker().map(m -> figure("Data lost (RPO by marker)", m)).stream())
        .toList();
  }

  private static Figure figure(String name, Measure measure) {
    String tone = measure.kept().map(is -> is ? "good" : "bad").orElse("open");
    return new Figure(
        name,
        measure.figure(),
        Words.of(measure.objective()),
        measure.judgement(),
        tone,
        measure.remark());
  }

  private static StepRow row(RunRecord run, List<String> critical, StepRecord step) {
    StepTimes times = StepTimes.of(step);
    return new StepRow(
        step.id(),
        step.title(),
        Story.state(step),
        stateTone(step),
        critical.contains(step.id()),
        Story.offset(run, step),
        step.startedAt().map(Words::clock).orElse(""),
        step.endedAt().map(Words::clock).orElse(""),
        words(times.whole()),
        words(times.theirs()),
        times.people().map(took -> "people").orElseGet(() -> words(times.ours())),
        step.tries(),
        step.sentence());
  }

  private static String stateTone(StepRecord step) {
    return switch (step.state()) {
      case DONE, ALREADY_DONE -> "good";
      case FAILED -> "bad";
      case SKIPPED, DEFERRED, REVERTED -> "warn";
      default -> "open";
    };
  }

  private static String words(Optional<Duration> took) {
    return took.map(Words::of).orElse("");
  }

  private static GateView gate(GateRecord gate) {
    List<String> lines = Story.gate(gate);
    int answers = gate.approvals().size();
    return new GateView(lines.get(0), lines(lines.subList(1, 1 + answers)), lines(gate.evidence()));
  }

  private static HealthView health(HealthStory story) {
    return new HealthView(lines(story.before()), lines(story.during()), lines(story.after()));
  }

  private static TrendView trend(RunRecord run, List<TrendPoint> points) {
    return new TrendView(
        Sparkline.of(points, run.objectives().rto()), points.stream().map(Page::trendRow).toList());
  }

  private static TrendRow trendRow(TrendPoint point) {
    return new TrendRow(
        Words.date(point.at()),
        point.kind(),
        point.verdict(),
        point.rto().map(Words::of).orElse("not measured"),
        point.rpo().map(Words::of).orElse("not measured"),
        point.criticalIssues(),
        point.isThis());
  }

  private static Optional<RollbackView> rollback(RunRecord run) {
    if (run.rollback().isEmpty()) {
      return Optional.empty();
    }
    List<UndoRow> rows =
        java.util.stream.IntStream.range(0, run.rollback().size())
            .mapToObj(
                i ->
                    new UndoRow(
                        i + 1,
                        run.rollback().get(i).step(),
                        run.rollback().get(i).undo(),
                        effect(run.rollback().get(i).effect())))
            .toList();
    return Optional.of(new RollbackView(rows));
  }

  private static String effect(Effect effect) {
    return switch (effect) {
      case NONE -> "changes nothing";
      case REVERSIBLE -> "users do not notice";
      case DISRUPTIVE -> "users notice";
      case POINT_OF_NO_RETURN -> "point of no return";
    };
  }

  private static ReviewView review(Review review) {
    return new ReviewView(
        lines(review.summary()),
        review.moments(),
        lines(review.impact()),
        lines(review.good()),
        lines(review.bad()),
        lines(review.actions()));
  }

  private static List<Line> lines(List<String> texts) {
    return texts.stream().map(Line::new).toList();
  }
}
