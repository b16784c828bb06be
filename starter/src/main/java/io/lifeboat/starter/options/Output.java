package io.lifeboat.starter.options;

import io.lifeboat.report.Json;
import io.lifeboat.starter.terminal.Terminal;
import java.util.Locale;
import picocli.CommandLine.Option;

/** {@code --output}: for people or for programs. */
public final class Output {
  /** The two forms. */
  public enum Form {
    TEXT,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--output",
      paramLabel = "FORM",
      defaultValue = "text",
      description = "text or json (default: text). JSON goes to stdout, progress to stderr.")
  private Form form;

  public boolean isJson() {
    return form == Form.JSON;
  }

  /** Writes a value as JSON when that was asked for, else the text. */
  public void write(Terminal terminal, Object value, Runnable text) {
    if (isJson()) {
      terminal.say(Json.text(value));
    } else {
      text.run();
    }
  }
}
