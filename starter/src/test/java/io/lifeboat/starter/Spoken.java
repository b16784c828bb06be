package io.lifeboat.starter;

import io.lifeboat.starter.terminal.Size;
import io.lifeboat.starter.terminal.Style;
import io.lifeboat.starter.terminal.Terminal;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;

/** What a command said and told the shell when it was run in this process, into pipes. */
public record Spoken(int exitCode, String out, String err) {
  public static Spoken by(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal = pipes(out, err);
    int exitCode = LifeboatCommand.line(terminal).execute(arguments);
    terminal.flush();
    return new Spoken(exitCode, text(out), text(err));
  }

  /** A terminal that is none. */
  public static Terminal pipes(ByteArrayOutputStream out, ByteArrayOutputStream err) {
    return new Terminal(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        new BufferedReader(new StringReader("")),
        Style.PLAIN,
        Style.PLAIN,
        false,
        () -> Size.USUAL);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
