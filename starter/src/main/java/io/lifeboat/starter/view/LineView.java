package io.lifeboat.starter.view;

import io.lifeboat.plan.run.GateRecord;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.report.EventLine;
import io.lifeboat.starter.terminal.Terminal;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** One line per event, in the order in which they happened, none twice. */
final class LineView implements RunView {
  private final Terminal terminal;
  private final Set<String> shownGates = new HashSet<>();
  private int shown;
  private String lastTrouble = "";

  LineView(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void show(RunRecord run, Instant now) {
    run.events().stream()
        .filter(event -> event.number() > shown)
        .forEach(event -> terminal.tell(EventLine.of(event)));
    shown = run.events().stream().mapToInt(event -> event.number()).max().orElse(shown);
    Choices.openGates(run).forEach(gate -> offer(run, gate));
  }

  @Override
  public void note(String sentence) {
    terminal.tell(sentence);
  }

  @Override
  public void trouble(String sentence) {
    if (!sentence.isEmpty() && !sentence.equals(lastTrouble)) {
      terminal.tell(sentence);
    }
    lastTrouble = sentence;
  }

  @Override
  public void close() {}

  private void offer(RunRecord run, GateRecord gate) {
    if (shownGates.add(gate.code())) {
      terminal.tell("to approve: " + Choices.approve(run, gate));
    }
  }
}
