package io.lifeboat.workflows;

import io.lifeboat.plan.run.RunEvent;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.StepRecord;
import io.lifeboat.plan.run.StepState;
import java.util.List;

/**
 * The run as Markdown for the Temporal UI: readable without any tool of Lifeboat's. What a person
 * can do comes first, then what is left to do, then every step.
 */
final class Details {
  /** The UI's tables have no space between columns. */
  private static final String GAP = "\u00a0\u00a0\u00a0";

  private Details() {}

  static String of(Run run) {
    RunRecord record = run.record();
    StringBuilder page = new StringBuilder();
    page.append("**").append(headword(record)).append(".** ").append(record.sentence());
    page.append("\n");
    page.append(notTaken(record));
    run.openGates().forEach(gate -> page.append(gate(run, gate)));
    run.waitingForAPerson().forEach(track -> page.append(failed(run, track)));
    page.append(awaitingCommit(run));
    page.append(held(run));
    page.append(fencing(run));
    page.append(list("Left to do by hand", record.leftToDo()));
    page.append(steps(record));
    page.append("\n*").append(Ending.headline(run)).append(", started by ");
    page.append(record.initiator()).append(": ").append(record.reason()).append("*\n");
    return page.toString();
  }

  private static String headword(RunRecord record) {
    return record.verdict().map(Enum::name).orElse(record.state().name()).replace('_', ' ');
  }

  /** The last order, when it did not fit: whoever signalled it was told nothing but success. */
  private static String notTaken(RunRecord record) {
    return record.events().stream()
        .filter(event -> !event.who().equals(Story.LIFEBOAT))
        .reduce((earlier, later) -> later)
        .filter(last -> last.sentence().startsWith(Story.REFUSED))
        .map(last -> notTaken(last))
        .orElse("");
  }

  private static String notTaken(RunEvent order) {
    return "\n**NOT TAKEN**, the order of %s at %s: %s\n"
        .formatted(order.who(), Sentences.time(order.at()), order.sentence());
  }

  private static String gate(Run run, OpenGate gate) {
    GateAnswer yes = new GateAnswer(gate.id(), gate.gate().approvers().get(0), gate.code(), "why");
    return "\n### Open gate `%s`, until %s\n\nIt takes %d of %s%s.\n%s\n%s\nSay as `who` which of them you are. To refuse, send the same as `reject`.\n"
        .formatted(
            gate.id(),
            Sentences.time(gate.closesAt()),
            gate.gate().approvals(),
            String.join(", ", gate.gate().approvers()),
            gate.gate().approvals() > 1 ? "; missing: " + gate.missing() : "",
            list("Before you answer", gate.evidence()),
            signal(run, "approve", yes));
  }

  private static String failed(Run run, StepTrack track) {
    String others = others(run, track);
    return "\n### `%s` waits for a person\n\n%s: %s\n\n%s\n%s To end the run, send `abort`, without `step`.\n"
        .formatted(
            track.id(),
            track.title(),
            track.sentence(),
            signal(run, "retry", new StepOrder(track.id(), "your name", "why")),
            others);
  }

  private static String others(Run run, StepTrack track) {
    if (run.undoing().isPresent()) {
      return "To leave it as it is, send the same as `skip`.";
    }
    return track.isGate() ? "It opens the gate again." : "`skip` and `revert` take the same input.";
  }

  private static String awaitingCommit(Run run) {
    if (run.state() != RunState.AWAITING_COMMIT) {
      return "";
    }
    return "\n### The move waits to be committed\n\n%s\nTo put everything back, send the same as `rollBack`; to end the run as it is, as `abort`.\n"
        .formatted(signal(run, "commit", new Order("your name", "why")));
  }

  private static String held(Run run) {
    return run.isHeld() && !run.isCutShort()
        ? "\n### The run is held\n\n" + signal(run, "resume", new Order("your name", "why"))
        : "";
  }

  private static String fencing(Run run) {
    if (run.state() != RunState.FENCING) {
      return "";
    }
    List<StepTrack> open = run.board().all(track -> track.state() == StepState.DEFERRED);
    String ids = String.join(", ", open.stream().map(track -> "`" + track.id() + "`").toList());
    return "\n### Nothing has to be done now\n\nThe run keeps trying and ends by itself when %s answers. To end it without this, skip %s, one after another:\n\n%s"
        .formatted(
            run.from(),
            ids,
            signal(run, "skip", new StepOrder(open.get(0).id(), "your name", "why")));
  }

  /** Both ways need no worker to be at hand. */
  private static String signal(Run run, String name, Object input) {
    return "To %s here, copy this, then *More Actions*, *Send a Signal*, choose `%s`, paste it as *Data*:\n%s\nTo %s in a terminal:\n%s"
        .formatted(
            name,
            name,
            Commands.input(input),
            name,
            Commands.signal(run.request().workflowId(), name, input));
  }

  private static String steps(RunRecord record) {
    StringBuilder table = new StringBuilder("\n| state | step |\n|:--|:--|\n");
    for (StepRecord step : record.steps()) {
      table.append("| ").append(mark(step.state())).append(GAP).append(" | ");
      table.append(cell(what(step))).append(" |\n");
    }
    return table.toString();
  }

  /** A step to come has only been looked at: what was seen then may be otherwise by now. */
  private static String what(StepRecord step) {
    boolean isToCome = step.state() == StepState.WAITING || step.state() == StepState.NOT_RUN;
    return isToCome || step.sentence().isEmpty()
        ? step.title()
        : "**" + step.title() + "**: " + step.sentence();
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
