package io.lifeboat.worker.crash;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.reading.PlanReader;
import io.lifeboat.plan.reading.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An application of the examples, and the world it lives in, as texts.
 *
 * @param planText changed where a test wants it otherwise
 * @param pages what its users ask for
 */
record Example(String planText, String worldText, List<String> pages) {

  static Example euWebShop() {
    return of(
        "eu-web-shop",
        List.of("http://shop.example.com/health", "http://shop.example.com/checkout/health"));
  }

  /** A table, buckets and functions instead of clusters and services. */
  static Example transactions() {
    return of("transactions", List.of("http://pay.example.com/health"));
  }

  private static Example of(String name, List<String> pages) {
    Path examples = Path.of("").toAbsolutePath().resolveSibling("examples");
    return new Example(
        text(examples.resolve(name + ".yaml")),
        text(examples.resolve(name + ".world.yaml")),
        pages);
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
        replaced(worldText, "rebuild: 4m", "rebuild: 10m"),
        pages);
  }

  /** People must agree to this step of a graceful move. */
  Example withGateBefore(String step) {
    String gate = "gates:\n  %s: {when: graceful, approvers: [on-call], needs: 1, within: 10m}";
    return new Example(replaced(planText, "gates:", gate.formatted(step)), worldText, pages);
  }

  RecoveryPlan plan() {
    Reading reading = PlanReader.read("plan.yaml", planText);
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
