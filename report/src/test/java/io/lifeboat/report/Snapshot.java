package io.lifeboat.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Text compared with the file that people have looked at. Written anew with {@code
 * -Dsnapshots=write}; look at the difference before committing it.
 */
public final class Snapshot {
  private static final Path FOLDER = Path.of("src/test/resources/snapshots");

  private Snapshot() {}

  public static void assertSame(String name, String text) {
    Path file = FOLDER.resolve(name);
    try {
      if ("write".equals(System.getProperty("snapshots"))) {
        Files.createDirectories(FOLDER);
        Files.writeString(file, text);
      }
      assertThat(text).isEqualTo(Files.readString(file));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
