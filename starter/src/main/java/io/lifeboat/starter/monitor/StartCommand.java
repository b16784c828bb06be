package io.lifeboat.starter.monitor;

import io.lifeboat.report.Json;
import io.lifeboat.starter.ExitCode;
import io.lifeboat.starter.options.Output;
import io.lifeboat.starter.options.PlanParameter;
import io.lifeboat.starter.options.Who;
import io.lifeboat.starter.temporal.Monitors;
import io.lifeboat.starter.temporal.TemporalConnection;
import io.lifeboat.starter.terminal.Terminal;
import io.lifeboat.workflows.Lifeboat;
import io.lifeboat.workflows.monitor.MonitorRequest;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code monitor start}. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description = "Starts to look at an application, until it is stopped.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./lifeboat monitor start examples/eu-web-shop.yaml --reason \"it is live\"",
      "  ./lifeboat monitor start examples/eu-web-shop.yaml --reason \"...\" --print-input > input.json"
    })
final class StartCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private PlanParameter plan;
  @Mixin private Who who;
  @Mixin private Output output;

  @Option(
      names = "--print-input",
      description = "Start nothing; print the input for the Temporal CLI or UI.")
  private boolean isPrintingInput;

  StartCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    MonitorRequest request = new MonitorRequest(plan.plan(), who.name(), who.reason());
    if (isPrintingInput) {
      print(request);
    } else {
      TemporalConnection.use(
          connection -> {
            new Monitors(connection).start(request);
            return request;
          });
      started(request.plan().application());
    }
    return ExitCode.DONE;
  }

  private void started(String application) {
    output.write(
        terminal,
        Map.of("monitor", MonitorRequest.workflowId(application)),
        () ->
            terminal.say(
                "%s is monitored. Look: ./lifeboat monitor status %s"
                    .formatted(application, application)));
  }

  private void print(MonitorRequest request) {
    terminal.say(Json.text(request));
    terminal.tell("");
    terminal.tell("With this saved as input.json, start it by the Temporal CLI:");
    terminal.tell(
        "  temporal workflow start --type %s --task-queue %s --workflow-id %s --fail-existing --input-file input.json"
            .formatted(
                Monitors.TYPE,
                Lifeboat.TASK_QUEUE,
                MonitorRequest.workflowId(request.plan().application())));
  }
}
