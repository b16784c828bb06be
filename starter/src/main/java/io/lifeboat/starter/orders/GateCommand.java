package io.lifeboat.starter.orders;

import io.lifeboat.plan.run.GateRecord;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.report.Words;
import io.lifeboat.starter.Refusal;
import io.lifeboat.starter.options.Who;
import io.lifeboat.starter.temporal.NoAnswer;
import io.lifeboat.starter.temporal.RecoveryRun;
import io.lifeboat.starter.terminal.Terminal;
import io.lifeboat.starter.view.Choices;
import io.lifeboat.starter.view.Lines;
import io.lifeboat.workflows.GateAnswer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An answer to a gate: which one, and on which evidence. */
abstract class GateCommand extends OrderCommand {
  private final String question;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "GATE",
      description = "The gate's id; may be left out while one gate is open.")
  private Optional<String> gate;

  @Option(
      names = "--code",
      paramLabel = "CODE",
      description =
          "The code of the evidence that you were shown. With it nothing is asked, and the answer is refused when the evidence has changed.")
  private Optional<String> code;

  /**
   * @param question the word that asks a person, such as "Approve"
   */
  GateCommand(Terminal terminal, String signal, String question) {
    super(terminal, signal);
    this.question = question;
  }

  /** Shows the evidence, asks a person on a terminal who has not seen it, and makes the answer. */
  @Override
  Object order(RecoveryRun run, Who who) {
    try {
      RunRecord record = run.record();
      GateRecord open = choose(record);
      show(open);
      if (code.isEmpty()) {
        new Consent(terminal()).to(question, open);
      }
      return new GateAnswer(open.gate(), who.name(), code.orElse(open.code()), who.reason());
    } catch (NoAnswer noWorker) {
      return unseen(noWorker, who);
    }
  }

  private GateAnswer unseen(NoAnswer noWorker, Who who) {
    if (gate.isEmpty() || code.isEmpty()) {
      throw Refusal.wrongInput(
          noWorker.getMessage()
              + ". The evidence cannot be shown now: name GATE and --code as you were shown them, or start a worker first");
    }
    return new GateAnswer(gate.get(), who.name(), code.get(), who.reason());
  }

  private GateRecord choose(RunRecord record) {
    List<GateRecord> open = Choices.openGates(record);
    if (open.isEmpty()) {
      throw Refusal.wrongInput(
          "no gate of %s is open: %s".formatted(record.application(), record.sentence()));
    }
    List<GateRecord> meant =
        open.stream().filter(one -> gate.isEmpty() || one.gate().equals(gate.get())).toList();
    if (meant.size() != 1) {
      String names = open.stream().map(GateRecord::gate).collect(Collectors.joining(", "));
      throw Refusal.wrongInput(
          gate.map(name -> "gate '" + name + "' is not open; open is: " + names)
              .orElse("several gates are open, name one of: " + names));
    }
    return meant.get(0);
  }

  private void show(GateRecord open) {
    terminal()
        .tell(
            "%s, open since %s, code %s:"
                .formatted(open.gate(), Words.date(open.openedAt()), open.code()));
    int columns = terminal().live() ? terminal().size().get().columns() - 2 : Integer.MAX_VALUE;
    open.evidence().stream()
        .flatMap(sentence -> Lines.wrap(sentence, columns).stream())
        .forEach(line -> terminal().tell("  " + line));
  }
}
