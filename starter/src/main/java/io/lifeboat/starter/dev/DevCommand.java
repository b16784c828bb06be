package io.lifeboat.starter.dev;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.simulator.world.InvalidWorld;
import io.lifeboat.simulator.world.Scenario;
import io.lifeboat.simulator.world.WorldReader;
import io.lifeboat.starter.ExitCode;
import io.lifeboat.starter.Refusal;
import io.lifeboat.starter.options.PlanParameter;
import io.lifeboat.starter.terminal.AtInterrupt;
import io.lifeboat.starter.terminal.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code dev}: the parts of a rehearsal, left running for a person. */
@Command(
    name = "dev",
    mixinStandardHelpOptions = true,
    description =
        "Starts simulated AWS, a Temporal server and a worker, says where they are, and runs until ^C.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./lifeboat dev examples/eu-web-shop.yaml",
      "  ./lifeboat dev examples/eu-web-shop.yaml --speed-up 1      AWS at its real pace",
      "  ./lifeboat dev examples/scenarios/ecs-rollback             what happened there, to play it"
    })
public final class DevCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private PlanParameter plan;

  @Option(
      names = "--speed-up",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many times as fast as the real one AWS is (default: ${DEFAULT-VALUE}).")
  private double speedUp;

  @Option(
      names = "--fresh",
      description = "Forget the runs of earlier times, which go on otherwise.")
  private boolean isFresh;

  @Option(
      names = "--in-jvm",
      description = "Take the small in-JVM Temporal server even when there is a real one.")
  private boolean isInJvm;

  public DevCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    Optional<Scenario> scenario = scenario();
    PlanParameter used = scenario.map(this::planOf).orElse(plan);
    RecoveryPlan read = used.plan();
    PlaygroundSettings settings =
        new PlaygroundSettings(
            scenario.map(this::worldOf).orElseGet(() -> PlaygroundSettings.worldOf(plan.file())),
            PlaygroundSettings.folder("dev"),
            speedUp,
            isFresh,
            isInJvm);
    terminal.tell("starting simulated AWS, Temporal and a worker ...");
    Playground playground = Playground.start(settings);
    AtInterrupt.run(() -> stop(playground));
    new DevGuide(terminal.outStyle(), used.file(), read, playground, settings.folder(), scenario)
        .lines()
        .forEach(terminal::say);
    new CountDownLatch(1).await();
    return ExitCode.DONE;
  }

  /** Whose folder was given in the place of a plan. */
  private Optional<Scenario> scenario() {
    try {
      return Files.isDirectory(plan.file())
          ? Optional.of(WorldReader.scenario(plan.file()))
          : Optional.empty();
    } catch (InvalidWorld wrong) {
      throw Refusal.wrongInput(wrong.getMessage());
    }
  }

  private PlanParameter planOf(Scenario scenario) {
    return PlanParameter.of(plan.file().resolve(scenario.plan()).normalize());
  }

  private Path worldOf(Scenario scenario) {
    return plan.file().resolve(scenario.world()).normalize();
  }

  private void stop(Playground playground) {
    terminal.tell("\nstopping ...");
    playground.close();
    terminal.tell("stopped; runs are kept in .lifeboat/dev when Temporal was a real server.");
  }
}
