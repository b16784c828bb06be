package io.lifeboat.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.simulator.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The worlds beside the example plans. */
@Timeout(60)
class ExampleWorldsTest {
  static Stream<Path> worlds() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../examples"))) {
      return files.filter(file -> file.toString().endsWith(".world.yaml")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void canBeReadAndBegin(Path file) {
    World world = WorldReader.read(file);

    assertThat(Scene.of(world).aws().journal().mutations()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void belongToAPlan(Path file) {
    assertThat(Path.of(file.toString().replace(".world.yaml", ".yaml"))).exists();
  }
}
