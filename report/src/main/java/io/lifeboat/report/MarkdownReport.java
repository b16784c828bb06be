package io.lifeboat.report;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.StepRecord;
import java.util.List;

/** The report as Markdown, for tickets and wikis. */
final class MarkdownReport {
  private final StringBuilder text = new StringBuilder();
  private final RunRecord run;

  private MarkdownReport(RunRecord run) {
    this.run = run;
  }

  static String of(RunRecord run) {
    return new MarkdownReport(run).write();
  }

  private String write() {
    Assessment assessment = Assessment.of(run);
    line("# " + cell(assessment.headline()));
    line("");
    line("**" + cell(run.sentence()) + "**");
    line("");
    line(cell(Story.opening(run)));
    objectives(assessment);
    phases(assessment);
    steps();
    gates();
    section("Left to do by hand");
    Story.leftToDo(run).forEach(item -> line("- " + cell(item)));
    section("The story (UTC)");
    run.events().forEach(event -> line("- " + cell(EventLine.of(event))));
    section("Identity");
    line("- workflow `" + run.run() + "`, run `" + run.runId() + "`");
    line("- plan digest (SHA-256) `" + run.planDigest() + "`");
    return text.toString();
  }

  private void objectives(Assessment assessment) {
    section("Objectives");
    row("", "measured", "objective", "", "how");
    row("---", "---", "---", "---", "---");
    measure("Time without service (RTO)", assessment.rto());
    measure("Data at risk (RPO)", assessment.rpo());
  }

  private void measure(String name, Measure measure) {
    String objective = Words.of(measure.objective());
    row(name, measure.figure(), objective, measure.judgement(), measure.remark());
  }

  private void phases(Assessment assessment) {
    section("Where the time went");
    row("phase", "took");
    row("---", "---:");
    assessment.phases().forEach(phase -> row(phase.name(), Words.of(phase.took())));
  }

  private void steps() {
    section("Steps, by the time they began");
    row("began", "took", "step", "state", "outcome");
    row("---:", "---:", "---", "---", "---");
    Story.timeline(run).forEach(this::step);
  }

  private void step(StepRecord step) {
    row(
        Story.offset(run, step),
        Story.took(step),
        step.title(),
        Story.state(step),
        step.sentence());
  }

  private void gates() {
    if (run.gates().isEmpty()) {
      return;
    }
    section("Approvals");
    for (List<String> gate : run.gates().stream().map(Story::gate).toList()) {
      line("- " + cell(gate.get(0)));
      gate.stream().skip(1).forEach(answer -> line("  - " + cell(answer)));
    }
  }

  private void row(String... cells) {
    StringBuilder row = new StringBuilder("|");
    for (String cell : cells) {
      row.append(' ').append(cell(cell)).append(" |");
    }
    line(row.toString());
  }

  /** People's reasons may hold anything: nothing of it may break the table or become markup. */
  private static String cell(String text) {
    return text.replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("<", "&lt;")
        .replace("\r", "")
        .replace("\n", " ");
  }

  private void section(String title) {
    line("");
    line("## " + title);
    line("");
  }

  private void line(String line) {
    text.append(line.stripTrailing()).append('\n');
  }
}
