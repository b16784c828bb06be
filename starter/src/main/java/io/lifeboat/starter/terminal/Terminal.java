package io.lifeboat.starter.terminal;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where a command speaks: results to {@code out}, progress and complaints to {@code err}.
 *
 * @param out for results; what a pipe or a file gets
 * @param err for progress, questions and complaints
 * @param in where answers to questions are read
 * @param outStyle colours and signs of {@code out}
 * @param errStyle colours and signs of {@code err}
 * @param live whether {@code err} is a terminal on which lines can be redrawn
 * @param size how big the terminal is now
 */
public record Terminal(
    PrintStream out,
    PrintStream err,
    BufferedReader in,
    Style outStyle,
    Style errStyle,
    boolean live,
    Supplier<Size> size) {

  /** This process's own, as the launcher found it: whether streams are terminals, and how big. */
  public static Terminal ofThisProcess() {
    Map<String, String> environment = System.getenv();
    boolean out = Boolean.getBoolean("lifeboat.out.terminal");
    boolean err = Boolean.getBoolean("lifeboat.err.terminal");
    return new Terminal(
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
        Style.of(out, environment),
        Style.of(err, environment),
        err && !"dumb".equals(environment.get("TERM")),
        new Size.Asked(Size.parse(System.getProperty("lifeboat.size", ""), Size.USUAL)));
  }

  /** One line of a result. */
  public void say(String line) {
    out.println(line);
  }

  /** One line of progress or explanation. */
  public void tell(String line) {
    err.println(line);
  }

  /** Whether a person sits at both ends and can be asked. */
  public boolean isPersonThere() {
    return live && outStyle.isTerminal();
  }

  /** Asks a person on a terminal; empty when the input ended instead of an answer. */
  public Optional<String> ask(String question) {
    err.print(question + " ");
    err.flush();
    try {
      return Optional.ofNullable(in.readLine()).map(String::strip);
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }

  public void flush() {
    out.flush();
    err.flush();
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
