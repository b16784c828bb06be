package io.lifeboat.starter.monitor;

import io.lifeboat.starter.options.Output;
import io.lifeboat.starter.temporal.Monitors;
import io.lifeboat.starter.temporal.TemporalConnection;
import io.lifeboat.starter.terminal.Terminal;
import io.lifeboat.workflows.monitor.MonitorRecord;
import java.util.Map;
import java.util.Optional;

/** Gives an order to a monitor, and says what came of it. */
record Ordering(Terminal terminal, Output output) {
  void give(String application, String name, Object order) {
    Optional<MonitorRecord> answer =
        TemporalConnection.use(
            connection -> new Monitors(connection).give(application, name, order));
    answer.ifPresentOrElse(
        record ->
            output.write(
                terminal, record, () -> terminal.say(name + " taken. " + record.sentence())),
        () -> left(name));
  }

  private void left(String name) {
    String sentence =
        "no worker answers now, so '%s' was left with Temporal as a signal; it is taken as soon as one runs (./lifeboat worker)"
            .formatted(name);
    output.write(
        terminal,
        Map.of("order", name, "delivered", "signal", "sentence", sentence),
        () -> terminal.say(sentence));
  }
}
