package io.lifeboat.starter.events;

import io.lifeboat.starter.ExitCode;
import io.lifeboat.starter.options.Output;
import io.lifeboat.starter.temporal.TemporalConnection;
import io.lifeboat.starter.terminal.Terminal;
import io.lifeboat.workflows.events.QueueRound;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code events status}: what listens, what was heard, and which region is silent. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = {
      "Says what every intake has heard, or one of them, and which region cannot be read.",
      "What was heard in the last minutes may be missing: each region counts when a round ends."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./lifeboat events status",
      "  ./lifeboat events status aws-health --output json | jq .regions"
    })
final class StatusCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private Output output;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "The intake, such as aws-health (default: all that listen).")
  private Optional<String> name;

  StatusCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<Seen> all =
        TemporalConnection.use(
            connection -> {
              Intakes intakes = new Intakes(connection);
              return name.map(List::of).orElseGet(intakes::names).stream()
                  .map(intakes::look)
                  .toList();
            });
    output.write(
        terminal,
        name.isPresent() ? all.get(0) : all,
        () -> {
          if (all.isEmpty()) {
            terminal.say("no intake listens; start one with ./lifeboat events start FILE");
          }
          all.forEach(this::show);
        });
    return ExitCode.DONE;
  }

  private void show(Seen seen) {
    terminal.say(
        "%s (%s) listens since %s".formatted(seen.intake(), seen.environment(), seen.since()));
    seen.regions()
        .forEach((region, round) -> terminal.say("  %s: %s".formatted(region, words(round))));
    seen.troubles().forEach(why -> terminal.say("  not read now: " + why));
  }

  private static String words(QueueRound round) {
    return "%d messages, %d events begun, %d heard before, %d put aside"
        .formatted(round.received(), round.begun(), round.duplicates(), round.deadLetters());
  }
}
