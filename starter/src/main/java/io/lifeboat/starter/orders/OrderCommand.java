package io.lifeboat.starter.orders;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.starter.ExitCode;
import io.lifeboat.starter.options.Output;
import io.lifeboat.starter.options.RunParameter;
import io.lifeboat.starter.options.Who;
import io.lifeboat.starter.temporal.Orders;
import io.lifeboat.starter.temporal.RecoveryRun;
import io.lifeboat.starter.temporal.TemporalConnection;
import io.lifeboat.starter.terminal.Terminal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** What every order to a run has in common: the run, who and why, and what is said afterwards. */
abstract class OrderCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final String signal;

  @Mixin private RunParameter run;
  @Mixin private Who who;
  @Mixin private Output output;

  /**
   * @param signal the workflow's signal for this order
   */
  OrderCommand(Terminal terminal, String signal) {
    this.terminal = terminal;
    this.signal = signal;
  }

  /** What is sent; may look at the run first. */
  abstract Object order(RecoveryRun run, Who who);

  @Override
  public Integer call() {
    run.name();
    who.name();
    who.reason();
    return TemporalConnection.use(
        connection -> {
          RecoveryRun found = RecoveryRun.find(connection, run.name());
          Object order = order(found, who);
          Optional<RunRecord> answer = Orders.give(found, signal, order);
          answer.ifPresentOrElse(this::tellAnswer, this::tellSignal);
          return ExitCode.DONE;
        });
  }

  Terminal terminal() {
    return terminal;
  }

  private void tellAnswer(RunRecord record) {
    output.write(terminal, record, () -> terminal.say(signal + " taken. " + record.sentence()));
  }

  private void tellSignal() {
    String sentence =
        "no worker answers now, so '%s' was left with Temporal as a signal; it is taken as soon as one runs (./lifeboat worker)"
            .formatted(signal);
    output.write(
        terminal,
        Map.of("order", signal, "delivered", "signal", "sentence", sentence),
        () -> terminal.say(sentence));
  }
}
