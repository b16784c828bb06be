package io.lifeboat.report;

import io.lifeboat.plan.run.RunEvent;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.StepRecord;
import java.util.List;

/** The report as plain text: the verdict first, then the figures, the steps and the story. */
final class TextReport {
  private final StringBuilder text = new StringBuilder();
  private final Report report;
  private final RunRecord run;

  private TextReport(Report report) {
    this.report = report;
    this.run = report.run();
  }

  static String of(Report report) {
    return new TextReport(report).write();
  }

  private String write() {
    Assessment assessment = Assessment.of(run);
    verdict(assessment);
    objectives(assessment);
    users();
    drill();
    trend();
    phases(assessment);
    section("Steps, by the time they began");
    Story.timeline(run).forEach(this::step);
    gates();
    section("Left to do by hand");
    Story.leftToDo(run).forEach(item -> line("  - " + item));
    section("The story (UTC)");
    run.events().forEach(this::event);
    identity();
    return text.toString();
  }

  private void verdict(Assessment assessment) {
    line(assessment.headline());
    line(run.sentence());
    line(Story.opening(run));
  }

  private void objectives(Assessment assessment) {
    section("Objectives");
    measure("time without service", assessment.rto());
    measure("data at risk", assessment.rpo());
    assessment.rpoByMarker().ifPresent(lost -> measure("data lost, by marker", lost));
  }

  private void users() {
    if (run.users().isPresent()) {
      section("What users saw");
      UsersStory.of(run).forEach(said -> line("  " + said));
    }
  }

  private void drill() {
    run.drill()
        .ifPresent(
            drill -> {
              section("Critical issues shown by this " + drill.depth() + " drill");
              Story.orNone(drill.criticalIssues()).forEach(issue -> line("  - " + issue));
            });
  }

  private void trend() {
    List<TrendPoint> points = Trend.of(report);
    if (!points.isEmpty()) {
      section("Trend, oldest first");
      points.forEach(this::point);
    }
  }

  private void point(TrendPoint point) {
    line(
        "  %s  %-9s %-14s RTO %-13s RPO %-13s %s%s"
            .formatted(
                Words.date(point.at()),
                point.kind(),
                point.verdict(),
                point.rto().map(Words::of).orElse("not measured"),
                point.rpo().map(Words::of).orElse("not measured"),
                point.criticalIssues() == 0 ? "" : point.criticalIssues() + " critical ",
                point.isThis() ? "(this run)" : ""));
  }

  private void measure(String name, Measure measure) {
    line(
        "  %-22s %-13s objective %-9s %s"
            .formatted(name, measure.figure(), Words.of(measure.objective()), measure.judgement()));
    line("  %-22s (%s)".formatted("", measure.remark()));
  }

  private void phases(Assessment assessment) {
    section("Where the time went");
    assessment
        .phases()
        .forEach(phase -> line("  %-31s %s".formatted(phase.name(), Words.of(phase.took()))));
  }

  private void step(StepRecord step) {
    line(
        "  %8s %7s  %-12s %s"
            .formatted(Story.offset(run, step), Story.took(step), Story.state(step), step.title()));
    if (!step.sentence().isBlank()) {
      line("  %31s%s".formatted("", step.sentence()));
    }
  }

  private void gates() {
    if (run.gates().isEmpty()) {
      return;
    }
    section("Approvals");
    for (List<String> gate : run.gates().stream().map(Story::gate).toList()) {
      line("  " + gate.get(0));
      gate.stream().skip(1).forEach(answer -> line("    " + answer));
    }
  }

  private void event(RunEvent event) {
    line("  " + EventLine.of(event));
  }

  private void identity() {
    section("Identity");
    line("  workflow " + run.run() + ", run " + run.runId());
    line("  plan digest (SHA-256) " + run.planDigest());
  }

  private void section(String title) {
    line("");
    line(title);
  }

  private void line(String line) {
    text.append(line.stripTrailing()).append('\n');
  }
}
