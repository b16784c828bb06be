package io.lifeboat.starter;

import io.lifeboat.starter.terminal.Terminal;

/** Where {@code ./lifeboat} begins. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Logging.forCommand(arguments);
    Terminal terminal = Terminal.ofThisProcess();
    int code = LifeboatCommand.line(terminal).execute(arguments);
    terminal.flush();
    System.exit(code);
  }
}
