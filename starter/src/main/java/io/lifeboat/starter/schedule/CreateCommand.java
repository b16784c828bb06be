package io.lifeboat.starter.schedule;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.starter.ExitCode;
import io.lifeboat.starter.options.Output;
import io.lifeboat.starter.options.PlanParameter;
import io.lifeboat.starter.temporal.TemporalConnection;
import io.lifeboat.starter.terminal.Terminal;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code schedule create}: one schedule. */
@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    description = "Makes one schedule, by options or as the plan declares it.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./lifeboat schedule create examples/eu-web-shop.yaml weekly-drill",
      "  ./lifeboat schedule create examples/eu-web-shop.yaml monthly --preset monthly-drill --time-zone Europe/Berlin"
    })
final class CreateCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private PlanParameter plan;
  @Mixin private CadenceOptions options;
  @Mixin private Output output;

  @Parameters(
      index = "1",
      paramLabel = "NAME",
      description = "The schedule's name, such as weekly-drill.")
  private String name;

  CreateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    RecoveryPlan read = plan.plan();
    Cadence cadence =
        new Cadence(
            read, ScheduleName.parse(read.application() + "/" + name), options.of(read, name));
    return TemporalConnection.use(
        connection -> {
          new DrillSchedules(connection).create(cadence);
          output.write(
              terminal,
              Map.of("schedule", cadence.name().id(), "sentence", cadence.sentence()),
              () -> terminal.say("created %s: %s".formatted(cadence.name(), cadence.sentence())));
          return ExitCode.DONE;
        });
  }
}
