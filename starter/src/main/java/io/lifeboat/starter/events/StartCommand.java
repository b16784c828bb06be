package io.lifeboat.starter.events;

import io.lifeboat.plan.intake.Intake;
import io.lifeboat.plan.reading.Finding;
import io.lifeboat.plan.reading.IntakeReader;
import io.lifeboat.plan.reading.IntakeReading;
import io.lifeboat.report.Words;
import io.lifeboat.starter.ExitCode;
import io.lifeboat.starter.Refusal;
import io.lifeboat.starter.options.Output;
import io.lifeboat.starter.temporal.TemporalConnection;
import io.lifeboat.starter.terminal.Terminal;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code events start}: begins to listen, or goes on by another definition. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description = {
      "Begins to listen by a definition. An intake of that name which listens already goes on",
      "by the new definition from then on; what it has begun stays as it is."
    },
    footerHeading = "%nExample:%n",
    footer = "  ./lifeboat events start examples/aws-health.intake.yaml")
final class StartCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private Output output;

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "The definition, such as examples/aws-health.intake.yaml.")
  private Path file;

  StartCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Intake intake = read();
    boolean isNew =
        TemporalConnection.use(connection -> new Intakes(connection).startOrDefine(intake));
    String regions =
        intake.regions().stream().map(Object::toString).collect(Collectors.joining(" and "));
    String sentence =
        isNew
            ? "%s listens in %s".formatted(intake.name(), regions)
            : "%s listened already; it goes on in %s by this definition"
                .formatted(intake.name(), regions);
    output.write(
        terminal,
        Map.of("intake", intake.name(), "new", isNew, "sentence", sentence),
        () -> terminal.say(sentence));
    return ExitCode.DONE;
  }

  private Intake read() {
    IntakeReading reading = IntakeReader.read(file);
    return reading
        .intake()
        .orElseThrow(
            () ->
                Refusal.wrongInput(
                    "the intake cannot be used, so nothing was done: %s%s"
                        .formatted(
                            Words.count(reading.errors().size(), "error"),
                            reading.errors().stream()
                                .map(Finding::toString)
                                .collect(Collectors.joining("\n  ", "\n  ", "")))));
  }
}
