package io.lifeboat.simulator.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The data directory of a server that holds nothing yet. PostgreSQL makes it once for each user of
 * this machine, which takes most of a server's start; each server begins with a copy.
 *
 * @param place the directory
 */
record EmptyData(Path place, AsNobody who) {
  /** The superuser, whom nobody but the simulator knows. */
  static final String SUPERUSER = "simulator";

  /**
   * Makes it when it is not there.
   *
   * @throws PostgresMissing when PostgreSQL cannot make it, or somebody else's stands there
   */
  static EmptyData of(Programs programs, AsNobody who) throws IOException {
    Path home =
        Path.of(System.getProperty("java.io.tmpdir"))
            .resolve(
                "lifeboat-postgres-empty-%s-%08x"
                    .formatted(System.getProperty("user.name"), programs.bin().hashCode()));
    if (!Files.exists(home)) {
      make(programs, who, home);
    }
    Unpacking.refuseStrangers(home);
    return new EmptyData(home.resolve("data"), who);
  }

  /**
   * Fills a directory.
   *
   * @param log takes what is said
   */
  void copyTo(Path data, Path log) throws IOException {
    run(who, log, "cp", "-Rp", place + "/.", data.toString());
  }

  /** Aside first: what stands in its place is whole. */
  private static void make(Programs programs, AsNobody who, Path home) throws IOException {
    Path aside = Files.createTempDirectory(home.getParent(), "lifeboat-postgres-making");
    Path data = Files.createDirectory(aside.resolve("data"));
    who.give(data);
    run(
        who,
        aside.resolve("log"),
        programs.initdb(),
        "--pgdata=" + data,
        "--username=" + SUPERUSER,
        "--auth=trust",
        "--encoding=UTF8",
        "--locale=C",
        "--no-sync");
    Unpacking.settle(aside, home);
  }

  private static void run(AsNobody who, Path log, String... words) throws IOException {
    try {
      List<String> all = new ArrayList<>(who.before());
      all.addAll(List.of(words));
      Process process =
          new ProcessBuilder(all)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      if (process.waitFor() != 0) {
        throw new PostgresMissing(words[0] + " failed: " + Files.readString(log).strip());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", stopped);
    }
  }
}
