package io.lifeboat.simulator.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL refuses to run as root. Root therefore runs it in a user name space of its own, or,
 * where containers forbid that, as nobody.
 *
 * @param before the words before each command
 */
record AsNobody(List<String> before, boolean owns) {
  private static final String NOBODY = "65534";

  static AsNobody here() {
    if (!System.getProperty("user.name").equals("root")) {
      return new AsNobody(List.of(), false);
    }
    List<String> unshare = List.of("unshare", "--user");
    if (succeeds(unshare)) {
      return new AsNobody(unshare, false);
    }
    List<String> setpriv =
        List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    if (succeeds(setpriv)) {
      return new AsNobody(setpriv, true);
    }
    throw new PostgresMissing(
        "PostgreSQL does not run as root, and neither unshare nor setpriv works here:"
            + " start as another user");
  }

  /** Lets whoever runs it write into a directory. */
  void give(Path directory) throws IOException {
    if (owns) {
      Files.setAttribute(directory, "unix:uid", Integer.valueOf(NOBODY));
    }
  }

  private static boolean succeeds(List<String> words) {
    try {
      Process process =
          new ProcessBuilder(
                  java.util.stream.Stream.concat(words.stream(), java.util.stream.Stream.of("true"))
                      .toList())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException notThere) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
