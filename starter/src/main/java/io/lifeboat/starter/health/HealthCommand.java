package io.lifeboat.starter.health;

import io.lifeboat.plan.health.HealthState;
import io.lifeboat.report.Json;
import io.lifeboat.starter.ExitCode;
import io.lifeboat.starter.Refusal;
import io.lifeboat.starter.options.KnownRegions;
import io.lifeboat.starter.options.Output;
import io.lifeboat.starter.options.PlanParameter;
import io.lifeboat.starter.temporal.TemporalConnection;
import io.lifeboat.starter.terminal.Terminal;
import io.lifeboat.workflows.Lifeboat;
import io.lifeboat.workflows.monitor.HealthRecord;
import io.lifeboat.workflows.monitor.HealthRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code health}: how the application does, region by region. */
@Command(
    name = "health",
    mixinStandardHelpOptions = true,
    description = {
      "Looks at the application in every region and says how it does. Changes nothing.",
      "Exit code 0 when the region with the users is healthy or degraded, else 3."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./lifeboat health examples/eu-web-shop.yaml",
      "  ./lifeboat health examples/eu-web-shop.yaml --watch",
      "  ./lifeboat health examples/eu-web-shop.yaml --output json | jq .sentence"
    })
public final class HealthCommand implements Callable<Integer> {
  private static final Duration AGAIN = Duration.ofSeconds(5);

  /** In a pipe no sentence is cut. */
  private static final int WIDE = 400;

  private final Terminal terminal;

  @Mixin private PlanParameter plan;
  @Mixin private Output output;

  @Option(
      names = "--serving",
      paramLabel = "REGION",
      description = "Where the users are (default: where the last move left them).")
  private Optional<String> serving;

  @Option(names = "--watch", description = "Look again and again, until interrupted.")
  private boolean isWatching;

  @Option(
      names = "--print-input",
      description = "Start nothing; print the input for the Temporal CLI or UI.")
  private boolean isPrintingInput;

  public HealthCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (isWatching && output.isJson()) {
      throw Refusal.wrongInput("--watch is for people: leave it away with --output json");
    }
    var read = plan.plan();
    HealthRequest request =
        new HealthRequest(read, serving.map(name -> KnownRegions.of(read, name)));
    if (isPrintingInput) {
      return print(request);
    }
    return TemporalConnection.use(
        connection ->
            isWatching ? watch(connection, request) : show(OneLook.at(connection, request)));
  }

  private int print(HealthRequest request) {
    terminal.say(Json.text(request));
    terminal.tell("");
    terminal.tell("With this saved as input.json, look by the Temporal CLI:");
    terminal.tell(
        "  temporal workflow execute --type HealthWorkflow --task-queue %s --workflow-id %s --input-file input.json"
            .formatted(
                Lifeboat.TASK_QUEUE, HealthRequest.workflowId(request.plan().application())));
    return ExitCode.DONE;
  }

  private int show(HealthRecord record) {
    output.write(terminal, record, () -> lines(record).forEach(terminal::say));
    next(record).forEach(terminal::tell);
    return record.state().compareTo(HealthState.DEGRADED) <= 0
        ? ExitCode.DONE
        : ExitCode.NOT_RECOVERED;
  }

  /** What a person may do about it now. */
  private List<String> next(HealthRecord record) {
    return switch (record.state()) {
      case HEALTHY, DEGRADED -> List.of();
      case IMPAIRED, DOWN ->
          List.of(
              "",
              "To move the users away:",
              "  ./lifeboat failover %s --lose %s --reason \"...\" --wait"
                  .formatted(plan.file(), record.serving()));
      case UNKNOWN ->
          List.of(
              "",
              "That says nothing of the application: look at the workers and their way to it first.");
    };
  }

  private List<String> lines(HealthRecord record) {
    int columns = terminal.outStyle().isTerminal() ? terminal.size().get().columns() : WIDE;
    return new HealthBlock(terminal.outStyle(), columns).lines(record);
  }

  /** Until a person interrupts it. */
  private int watch(TemporalConnection connection, HealthRequest request) {
    while (!Thread.currentThread().isInterrupted()) {
      List<String> lines = lines(OneLook.at(connection, request));
      if (terminal.outStyle().isTerminal()) {
        terminal.out().print("\u001b[H\u001b[2J");
      }
      lines.forEach(terminal::say);
      terminal.tell("looked at again every %d s; Ctrl-C ends it".formatted(AGAIN.toSeconds()));
      LockSupport.parkNanos(AGAIN.toNanos());
    }
    return ExitCode.DONE;
  }
}
