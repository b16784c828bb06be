package io.lifeboat.starter.view;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.starter.terminal.Terminal;
import java.time.Instant;

/** Shows a run while it goes. */
public interface RunView extends AutoCloseable {
  /** The run as it stands; called several times a second. */
  void show(RunRecord run, Instant now);

  /** A sentence that stays, between what is shown. */
  void note(String sentence);

  /**
   * Something about the following itself, such as that no worker answers; empty when it is over.
   */
  void trouble(String sentence);

  /** Leaves the terminal as it should be. */
  @Override
  void close();

  /** Redrawn on a terminal, one line per event elsewhere. */
  static RunView on(Terminal terminal) {
    return terminal.live() ? new LiveView(terminal) : new LineView(terminal);
  }
}
