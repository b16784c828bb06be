package io.lifeboat.starter.dev;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the {@code temporal} program is: fetched by the build into .tools, or installed. */
final class TemporalProgram {
  private TemporalProgram() {}

  static Optional<Path> find() {
    Path fetched = Path.of(System.getProperty("lifeboat.home", "."), ".tools/bin");
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.concat(
            Stream.of(fetched), Arrays.stream(path.split(File.pathSeparator)).map(Path::of))
        .map(folder -> folder.resolve("temporal"))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
