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
import java.util.stream.Stream;

/** An example of the repository: the plan and the world beside it, changed where a test says so. */
record ExamplePlan(String name, String text, String worldText) {
  private static final Pattern WATCH = Pattern.compile("(?m)(^failback:.*watch: )(\\w+)");
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

  /** Its users, and those of the payments that move with it, are watched for seconds. */
  static ExamplePlan shopFront() {
    return named("shop-front").watching("6s");
  }

  /** Beside the other examples, of which it may name some; their users are watched as long. */
  RecoveryPlan plan() {
    Reading reading = PlanReader.read(besideTheOthers().resolve(name + ".yaml"));
    return reading.plan().orElseThrow(() -> new AssertionError(reading.findings().toString()));
  }

  private Path besideTheOthers() {
    try (Stream<Path> examples = Files.list(EXAMPLES)) {
      Path folder = Files.createTempDirectory("examples");
      for (Path example : examples.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(example.getFileName());
        Files.writeString(copy, asLongWatched(Files.readString(example)));
        copy.toFile().deleteOnExit();
      }
      Files.writeString(folder.resolve(name + ".yaml"), text);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String asLongWatched(String other) {
    Matcher own = WATCH.matcher(text);
    return own.find() ? WATCH.matcher(other).replaceFirst("$1" + own.group(2)) : other;
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
