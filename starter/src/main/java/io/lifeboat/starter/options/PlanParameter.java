package io.lifeboat.starter.options;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.reading.Finding;
import io.lifeboat.plan.reading.PlanReader;
import io.lifeboat.plan.reading.Reading;
import io.lifeboat.report.Words;
import io.lifeboat.simulator.world.InvalidWorld;
import io.lifeboat.simulator.world.Scenario;
import io.lifeboat.simulator.world.WorldReader;
import io.lifeboat.starter.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Parameters;

/** The plan that a command is about. */
public final class PlanParameter {
  @Parameters(
      index = "0",
      paramLabel = "PLAN",
      description =
          "The plan, such as examples/eu-web-shop.yaml; or the folder of a scenario, for its plan.")
  private Path file;

  /** The plan's file. */
  public Path file() {
    return scenario().map(story -> file.resolve(story.plan()).normalize()).orElse(file);
  }

  /**
   * The scenario whose folder was given instead of a plan.
   *
   * @throws Refusal when it cannot be read
   */
  public Optional<Scenario> scenario() {
    try {
      return Files.isDirectory(file) ? Optional.of(WorldReader.scenario(file)) : Optional.empty();
    } catch (InvalidWorld wrong) {
      throw Refusal.wrongInput(wrong.getMessage());
    }
  }

  /** The scenario's folder, when one was given. */
  public Path folder() {
    return file;
  }

  /** The file with everything that was found in it. */
  public Reading reading() {
    return PlanReader.read(file());
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
