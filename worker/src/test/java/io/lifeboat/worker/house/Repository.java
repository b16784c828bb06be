package io.lifeboat.worker.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files at the top of the repository, found from wherever the tests run. */
final class Repository {
  private Repository() {}

  static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(here.resolve("docker-compose.yml"))) {
      here = here.getParent();
      if (here == null) {
        throw new IllegalStateException(
            "there is no docker-compose.yml above the working directory");
      }
    }
    return here;
  }

  static String text(String file) {
    try {
      return Files.readString(root().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
