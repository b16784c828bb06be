package io.lifeboat.starter.demo;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.reading.PlanReader;
import io.lifeboat.starter.Refusal;
import io.lifeboat.starter.dev.Playground;
import io.lifeboat.starter.dev.PlaygroundSettings;
import io.lifeboat.starter.options.Output;
import io.lifeboat.starter.terminal.Terminal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code demo}: a region is lost and the application comes back, before your eyes. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Loses a region of simulated AWS and recovers the example application.",
      "Exit code 0 when users are served again and the old region is fenced, 3 when not."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./lifeboat demo",
      "  ./lifeboat demo --speed-up 1                     AWS at its real pace, some minutes"
    })
public final class DemoCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "PLAN",
      description = "The plan, its world beside it (default: examples/eu-web-shop.yaml).")
  private Optional<Path> plan;

  @Option(
      names = "--speed-up",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many times as fast as the real one AWS is (default: ${DEFAULT-VALUE}).")
  private double speedUp;

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      description = "Where the reports go (default: .lifeboat/demo).")
  private Optional<Path> folder;

  @Option(
      names = "--in-jvm",
      description = "Take the small in-JVM Temporal server even when there is a real one.")
  private boolean isInJvm;

  @Mixin private Output output;

  public DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Path file = plan.orElse(home().resolve("examples/eu-web-shop.yaml"));
    RecoveryPlan read = read(file);
    Path reports = folder.orElse(PlaygroundSettings.folder("demo"));
    PlaygroundSettings settings =
        new PlaygroundSettings(PlaygroundSettings.worldOf(file), reports, speedUp, true, isInJvm);
    terminal.tell("starting simulated AWS, Temporal and a worker ...");
    try (Playground playground = Playground.start(settings)) {
      return new Demo(terminal, output, read, playground, reports).play();
    }
  }

  private static RecoveryPlan read(Path file) {
    return PlanReader.read(file)
        .plan()
        .orElseThrow(
            () ->
                Refusal.wrongInput(
                    "%s cannot be used; see what is wrong: ./lifeboat validate %s"
                        .formatted(file, file)));
  }

  private static Path home() {
    return Path.of(System.getProperty("lifeboat.home", "."));
  }
}
