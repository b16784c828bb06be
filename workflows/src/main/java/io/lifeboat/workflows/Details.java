package io.lifeboat.workflows;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.StepRecord;
import io.lifeboat.plan.run.StepState;
import java.util.List;

/** The run as Markdown for the Temporal UI: readable without any tool of Lifeboat's. */
final class Details {
  private Details() {}

  static String of(Run run) {
    RunRecord record = run.record();
    StringBuilder page = new StringBuilder();
    page.append("**")
        .append(record.verdict().map(Enum::name).orElse(record.state().name()).replace('_', ' '))
        .append(".** ")
        .append(record.sentence())
        .append("\n");
    run.openGates().forEach(gate -> page.append(gate(run, gate)));
    run.board().all(StepTrack::needsAPerson).forEach(track -> page.append(failed(run, track)));
    page.append(steps(record));
    page.append(list("Left to do", record.leftToDo()));
    page.append("\n*").append(Ending.headline(run)).append(", started by ");
    page.append(record.initiator()).append(": ").append(record.reason()).append("*\n");
    return page.toString();
  }

  private static String gate(Run run, OpenGate gate) {
    return "\n### Open gate `%s`, until %s\n%d of %s must approve; missing: %d.\n%s\nTo approve (the code proves which evidence was seen):\n%s"
        .formatted(
            gate.id(),
            Sentences.time(gate.closesAt()),
            gate.gate().approvals(),
            String.join(", ", gate.gate().approvers()),
            gate.missing(),
            list("Evidence", gate.evidence()),
            Commands.signal(
                run.request().workflowId(),
                "approve",
                new GateAnswer(gate.id(), gate.gate().approvers().get(0), gate.code(), "why")));
  }

  private static String failed(Run run, StepTrack track) {
    return "\n### `%s` waits for a person\n%s\n\nSignals: retry%s. For example:\n%s"
        .formatted(
            track.id(),
            track.sentence(),
            track.isGate() ? " (opens it again), abort" : ", skip, revert, abort",
            Commands.signal(
                run.request().workflowId(),
                "retry",
                new StepOrder(track.id(), "your name", "why")));
  }

  private static String steps(RunRecord record) {
    StringBuilder table = new StringBuilder("\n| step | state | what |\n|---|---|---|\n");
    for (StepRecord step : record.steps()) {
      table
          .append("| ")
          .append(step.id())
          .append(" | ")
          .append(mark(step.state()))
          .append(" | ")
          .append(cell(step.title() + (step.sentence().isEmpty() ? "" : ": " + step.sentence())))
          .append(" |\n");
    }
    return table.toString();
  }

  private static String list(String title, List<String> lines) {
    if (lines.isEmpty()) {
      return "";
    }
    return "\n**" + title + "**\n\n- " + String.join("\n- ", lines) + "\n";
  }

  private static String mark(StepState state) {
    String word = Sentences.word(state.name());
    return state == StepState.FAILED || state == StepState.OPEN ? "**" + word + "**" : word;
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace('\n', ' ');
  }
}
