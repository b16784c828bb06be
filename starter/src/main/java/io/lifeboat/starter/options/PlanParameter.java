package io.lifeboat.starter.options;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.reading.Finding;
import io.lifeboat.plan.reading.PlanReader;
import io.lifeboat.plan.reading.Reading;
import io.lifeboat.report.Words;
import io.lifeboat.starter.Refusal;
import java.nio.file.Path;
import java.util.stream.Collectors;
import picocli.CommandLine.Parameters;

/** The plan that a command is about. */
public final class PlanParameter {
  @Parameters(
      index = "0",
      paramLabel = "PLAN",
      description = "The plan, such as examples/eu-web-shop.yaml.")
  private Path file;

  /** As if this file had been given. */
  public static PlanParameter of(Path file) {
    PlanParameter given = new PlanParameter();
    given.file = file;
    return given;
  }

  /** What was given. */
  public Path file() {
    return file;
  }

  /** The file with everything that was found in it. */
  public Reading reading() {
    return PlanReader.read(file);
  }

  /**
   * The plan, when it can be used.
   *
   * @throws Refusal with every error, when it cannot
   */
  public RecoveryPlan plan() {
    Reading reading = reading();
    return reading.plan().orElseThrow(() -> unusable(reading));
  }

  private static Refusal unusable(Reading reading) {
    String errors =
        reading.errors().stream()
            .map(Finding::toString)
            .collect(Collectors.joining("\n  ", "\n  ", ""));
    return Refusal.wrongInput(
        "the plan cannot be used, so nothing was done: %s%s"
            .formatted(Words.count(reading.errors().size(), "error"), errors));
  }
}
