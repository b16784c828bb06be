package io.lifeboat.starter.runs;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.starter.follow.Conclusion;
import io.lifeboat.starter.follow.Following;
import io.lifeboat.starter.follow.Until;
import io.lifeboat.starter.options.Output;
import io.lifeboat.starter.options.RunParameter;
import io.lifeboat.starter.temporal.RecoveryRun;
import io.lifeboat.starter.temporal.TemporalConnection;
import io.lifeboat.starter.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code watch}: follows a run to its end. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = "Follows a run: live on a terminal, one line per event in a pipe.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./lifeboat watch eu-web-shop",
      "  ./lifeboat watch eu-web-shop --until served && echo users are back"
    })
public final class WatchCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private RunParameter run;
  @Mixin private Output output;

  @Option(
      names = "--until",
      paramLabel = "WHEN",
      defaultValue = "ended",
      description = "served: until users are served again; ended: until the run is over (default).")
  private Until until;

  public WatchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    run.name();
    return TemporalConnection.use(
        connection -> {
          RecoveryRun found = RecoveryRun.find(connection, run.name());
          RunRecord record = Following.follow(terminal, found, until);
          Conclusion conclusion = new Conclusion(record);
          conclusion.say(terminal, output);
          terminal.tell("The report: ./lifeboat report " + record.application());
          return conclusion.exitCode();
        });
  }
}
