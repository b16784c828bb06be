package io.lifeboat.starter.monitor;

import io.lifeboat.starter.Refusal;
import picocli.CommandLine.Parameters;

/** The application whose monitor a command is about. */
final class ApplicationParameter {
  @Parameters(
      index = "0",
      paramLabel = "APPLICATION",
      description = "The application's name, such as eu-web-shop.")
  private String name;

  /**
   * @throws Refusal when it is no name
   */
  String name() {
    String plain = name.startsWith("monitor/") ? name.substring("monitor/".length()) : name;
    if (!plain.matches("[a-z0-9][a-z0-9-]{0,62}")) {
      throw Refusal.wrongInput(
          "'%s' does not name an application: write it like eu-web-shop".formatted(name));
    }
    return plain;
  }
}
