package io.lifeboat.worker.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.reading.PlanReader;
import io.lifeboat.plan.reading.Reading;
import io.lifeboat.simulator.world.World;
import io.lifeboat.simulator.world.WorldReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An example of the repository: the plan and the world beside it, changed where a test says so. */
record ExamplePlan(String name, String text, String worldText) {
  private static final Pattern WATCH = Pattern.compile("(?m)(^failback:.*watch: )\\w+");
  private static final Path EXAMPLES = Path.of("../examples");

  /** Users coming home are watched for seconds, not for minutes. */
  static ExamplePlan euWebShop() {
    return named("eu-web-shop").watching("8s");
  }

  /** Its users are watched for seconds as well. */
  static ExamplePlan threeRegions() {
    return named("three-regions").watching("6s");
  }

  /** With canaries that are watched for so long. */
  ExamplePlan watching(String span) {
    Matcher failback = WATCH.matcher(text);
    assertThat(failback.find()).isTrue();
    return new ExamplePlan(name, failback.replaceFirst("$1" + span), worldText);
  }

  /** With another piece of text in the plan. */
  ExamplePlan with(String piece, String other) {
    assertThat(text).contains(piece);
    return new ExamplePlan(name, text.replace(piece, other), worldText);
  }

  /** With lines at the plan's end. */
  ExamplePlan and(String lines) {
    return new ExamplePlan(name, text + "\n" + lines + "\n", worldText);
  }

  RecoveryPlan plan() {
    Reading reading = PlanReader.read(name + ".yaml", text);
    return reading.plan().orElseThrow(() -> new AssertionError(reading.findings().toString()));
  }

  World world() {
    return WorldReader.parse(worldText, name + ".world.yaml");
  }

  /** A plan and a world by their files. */
  static ExamplePlan of(Path plan, Path world) {
    return new ExamplePlan(
        plan.getFileName().toString().replace(".yaml", ""), read(plan), read(world));
  }

  /** The example of this name, as it is shipped. */
  static ExamplePlan named(String name) {
    return of(EXAMPLES.resolve(name + ".yaml"), EXAMPLES.resolve(name + ".world.yaml"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
