package io.lifeboat.starter.monitor;

import io.lifeboat.starter.ExitCode;
import io.lifeboat.starter.options.Output;
import io.lifeboat.starter.options.Who;
import io.lifeboat.starter.terminal.Terminal;
import io.lifeboat.workflows.Order;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** What every order to a monitor has in common: the application, who and why. */
abstract class OrderCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final String signal;

  @Mixin private ApplicationParameter application;
  @Mixin private Who who;
  @Mixin private Output output;

  /**
   * @param signal the workflow's signal for this order
   */
  OrderCommand(Terminal terminal, String signal) {
    this.terminal = terminal;
    this.signal = signal;
  }

  @Override
  public Integer call() {
    String name = application.name();
    Order order = new Order(who.name(), who.reason());
    new Ordering(terminal, output).give(name, signal, order);
    return ExitCode.DONE;
  }
}
