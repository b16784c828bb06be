package io.lifeboat.worker.crash;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.reading.PlanReader;
import io.lifeboat.plan.reading.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The web shop of the examples, and the world it lives in, as texts.
 *
 * @param planText changed where a test wants it otherwise
 */
record Example(String planText, String worldText) {

  static Example euWebShop() {
    Path examples = Path.of("").toAbsolutePath().resolveSibling("examples");
    return new Example(
        text(examples.resolve("eu-web-shop.yaml")),
        text(examples.resolve("eu-web-shop.world.yaml")));
  }

  /**
   * The canary is watched for seconds, since the clock of a run is not sped up; an old writer is
   * rebuilt for long enough that the way home begins before its end; and a machine on which workers
   * die and begin all the time may answer late.
   */
  Example inHaste() {
    return new Example(
        replaced(
            replaced(planText, "canary: 5, watch: 1m", "canary: 5, watch: 3s"),
            "within: 500ms",
            "within: 2s"),
        replaced(worldText, "rebuild: 4m", "rebuild: 10m"));
  }

  /** People must agree to this step of a graceful move. */
  Example withGateBefore(String step) {
    String gate = "gates:\n  %s: {when: graceful, approvers: [on-call], needs: 1, within: 10m}";
    return new Example(replaced(planText, "gates:", gate.formatted(step)), worldText);
  }

  RecoveryPlan plan() {
    Reading reading = PlanReader.read("eu-web-shop.yaml", planText);
    return reading.plan().orElseThrow(() -> new IllegalStateException(reading.toString()));
  }

  /** Written where a simulator can read it. */
  Path world(Path folder) {
    try {
      Files.createDirectories(folder);
      return Files.writeString(folder.resolve("world.yaml"), worldText);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String replaced(String text, String what, String by) {
    if (!text.contains(what)) {
      throw new IllegalStateException("the example no longer says " + what);
    }
    return text.replace(what, by);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
