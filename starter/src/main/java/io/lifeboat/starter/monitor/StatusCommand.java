package io.lifeboat.starter.monitor;

import io.lifeboat.plan.decision.Decision;
import io.lifeboat.plan.health.RegionHealth;
import io.lifeboat.report.Words;
import io.lifeboat.starter.ExitCode;
import io.lifeboat.starter.options.Output;
import io.lifeboat.starter.temporal.Monitors;
import io.lifeboat.starter.temporal.TemporalConnection;
import io.lifeboat.starter.terminal.Terminal;
import io.lifeboat.workflows.monitor.MonitorRecord;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code monitor status}. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Says what a monitor sees, what it decided and why, and what it would do now.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./lifeboat monitor status eu-web-shop",
      "  ./lifeboat monitor status eu-web-shop --output json | jq .regions"
    })
final class StatusCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private ApplicationParameter application;
  @Mixin private Output output;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many decisions at most (default: ${DEFAULT-VALUE}; 50 are kept).")
  private int limit;

  StatusCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    String name = application.name();
    MonitorRecord record =
        TemporalConnection.use(connection -> new Monitors(connection).record(name));
    output.write(terminal, record, () -> show(record));
    return ExitCode.DONE;
  }

  private void show(MonitorRecord record) {
    terminal.say(
        "%s, monitored since %s"
            .formatted(
                terminal.outStyle().bold(record.application()), Words.date(record.startedAt())));
    terminal.say(record.sentence());
    record.regions().forEach(this::showRegion);
    record.vantagePoints().stream()
        .filter(point -> !point.seeing())
        .forEach(point -> terminal.say("nobody looks from " + point.name()));
    if (record.stopped().isEmpty()) {
      terminal.say("Now: " + record.ifLost() + ".");
    }
    showDecisions(record.decisions());
  }

  private void showRegion(RegionHealth region) {
    terminal.say(
        "  %s%s"
            .formatted(
                region.sentence(),
                region.since().map(since -> ", since " + Words.clock(since)).orElse("")));
  }

  private void showDecisions(List<Decision> all) {
    List<Decision> newest = all.subList(Math.max(0, all.size() - Math.max(0, limit)), all.size());
    if (!newest.isEmpty()) {
      terminal.say("Decided:");
    }
    for (Decision one : newest) {
      terminal.say("  %s  %s".formatted(Words.clock(one.at()), one.sentence()));
      one.reasons().forEach(reason -> terminal.say(terminal.outStyle().dim("      " + reason)));
    }
  }
}
