package io.lifeboat.simulator.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where {@code initdb} and {@code postgres} are: in the jar for Linux on x86-64 and ARM, else those
 * that are installed.
 *
 * @param bin the directory that holds both
 */
record Programs(Path bin) {
  private static final Map<String, String> KINDS =
      Map.of("amd64", "x86_64", "x86_64", "x86_64", "aarch64", "arm_64", "arm64", "arm_64");

  /**
   * Finds them, unpacking at the first time on this machine.
   *
   * @throws PostgresMissing when there are none
   */
  static Programs find() {
    return packed()
        .map(Unpacking::unpacked)
        .or(Programs::installed)
        .map(home -> new Programs(home.resolve("bin")))
        .orElseThrow(
            () ->
                new PostgresMissing(
                    "there are no PostgreSQL programs for "
                        + platform()
                        + ": install PostgreSQL 16, or use Linux on x86-64 or ARM"));
  }

  String initdb() {
    return bin.resolve("initdb").toString();
  }

  String postgres() {
    return bin.resolve("postgres").toString();
  }

  /** The resource in the jar; empty on another platform. */
  private static Optional<String> packed() {
    String kind = KINDS.get(System.getProperty("os.arch").toLowerCase(Locale.ROOT));
    String name = "/postgres-linux-" + kind + ".txz";
    return System.getProperty("os.name").equals("Linux") && isThere(name)
        ? Optional.of(name)
        : Optional.empty();
  }

  private static boolean isThere(String resource) {
    try (InputStream in = Programs.class.getResourceAsStream(resource)) {
      return in != null;
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static Optional<Path> installed() {
    return Stream.of(
            "/usr/lib/postgresql/17", "/usr/lib/postgresql/16", "/opt/homebrew/opt/postgresql@16")
        .map(Path::of)
        .filter(home -> Files.isExecutable(home.resolve("bin/postgres")))
        .findFirst();
  }

  private static String platform() {
    return System.getProperty("os.name") + " on " + System.getProperty("os.arch");
  }
}
