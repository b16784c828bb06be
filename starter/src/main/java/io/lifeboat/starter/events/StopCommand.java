package io.lifeboat.starter.events;

import io.lifeboat.starter.ExitCode;
import io.lifeboat.starter.options.Output;
import io.lifeboat.starter.options.Who;
import io.lifeboat.starter.temporal.TemporalConnection;
import io.lifeboat.starter.terminal.Terminal;
import io.lifeboat.workflows.Order;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code events stop}: listens no more. */
@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    description = {
      "Stops listening; what has begun goes on. Events wait in their queues for as long as those",
      "keep them, and are heard when it is started again."
    },
    footerHeading = "%nExample:%n",
    footer = "  ./lifeboat events stop aws-health --reason \"moved to the other account\"")
final class StopCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private Who who;
  @Mixin private Output output;

  @Parameters(index = "0", paramLabel = "NAME", description = "The intake, such as aws-health.")
  private String name;

  StopCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Order order = new Order(who.name(), who.reason());
    TemporalConnection.use(
        connection -> {
          new Intakes(connection).stop(name, order);
          return ExitCode.DONE;
        });
    String sentence = "%s is stopped by %s: %s".formatted(name, order.who(), order.reason());
    output.write(
        terminal, Map.of("intake", name, "sentence", sentence), () -> terminal.say(sentence));
    return ExitCode.DONE;
  }
}
