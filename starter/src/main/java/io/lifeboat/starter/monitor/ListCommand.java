package io.lifeboat.starter.monitor;

import io.lifeboat.starter.ExitCode;
import io.lifeboat.starter.Refusal;
import io.lifeboat.starter.options.Output;
import io.lifeboat.starter.temporal.Monitors;
import io.lifeboat.starter.temporal.TemporalConnection;
import io.lifeboat.starter.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code monitor list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists the applications that are monitored, each with its sentence.",
    footerHeading = "%nExample:%n",
    footer = "  ./lifeboat monitor list")
final class ListCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private Output output;

  /** One line of the list. */
  record Listed(String application, String sentence) {}

  ListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Listed> all = TemporalConnection.use(ListCommand::read);
    output.write(terminal, all, () -> show(all));
    return ExitCode.DONE;
  }

  private static List<Listed> read(TemporalConnection connection) {
    Monitors monitors = new Monitors(connection);
    return monitors.applications().stream()
        .map(name -> new Listed(name, sentence(monitors, name)))
        .toList();
  }

  private static String sentence(Monitors monitors, String name) {
    try {
      return monitors.record(name).sentence();
    } catch (Refusal silence) {
      return silence.getMessage();
    }
  }

  private void show(List<Listed> all) {
    if (all.isEmpty()) {
      terminal.tell("no application is monitored; start one with ./lifeboat monitor start PLAN");
    }
    all.forEach(
        one -> terminal.say(terminal.outStyle().bold(one.application()) + "  " + one.sentence()));
  }
}
