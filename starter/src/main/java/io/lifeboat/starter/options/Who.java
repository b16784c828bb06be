package io.lifeboat.starter.options;

import io.lifeboat.starter.Refusal;
import picocli.CommandLine.Option;

/** {@code --by} and {@code --reason}: recorded with every order. */
public final class Who {
  @Option(
      names = "--by",
      paramLabel = "NAME",
      description =
          "Who orders it; recorded (default: the user of this computer, ${DEFAULT-VALUE}).",
      defaultValue = "${sys:user.name}")
  private String name;

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; recorded.")
  private String reason;

  /**
   * @throws Refusal when it is blank
   */
  public String name() {
    return filled("--by", name);
  }

  /**
   * @throws Refusal when it is blank
   */
  public String reason() {
    return filled("--reason", reason);
  }

  private static String filled(String option, String text) {
    if (text.isBlank()) {
      throw Refusal.wrongInput(option + " is empty: it is recorded with the run, so say it");
    }
    return text.strip();
  }
}
