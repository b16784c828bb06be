package io.lifeboat.worker.crash;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs that outlive SIGKILL of their worker and of their Temporal server, wherever it strikes,
 * while simulated AWS takes each mutation once. Every run writes its kills into {@code
 * target/crash-matrix.md}.
 */
abstract class Crashes {
  @TempDir static Path folder;
  private static TemporalServer temporal;

  @BeforeAll
  static void startTemporal() {
    temporal = TemporalServer.startOrSkip(folder);
  }

  @AfterAll
  static void stopTemporal() {
    if (temporal != null) {
      temporal.close();
    }
  }

  static void run(Scene scene, String name, List<KillPoint> points) {
    run(scene, name, points, List.of());
  }

  /**
   * @param lost the next answer of each of these operations is lost
   */
  static void run(Scene scene, String name, List<KillPoint> points, List<String> lost) {
    Path logs = Path.of("target", "crash", (scene.name() + " " + name).replaceAll("\\W+", "-"));
    try (CrashRun run = new CrashRun(temporal, scene, points, logs)) {
      lost.forEach(operation -> run.world().loseAnswers(operation, 1));
      List<Ambush> hits = run.carryOut();
      CrashMatrix.add(scene.name(), name, hits, run.mutations());
    }
  }
}
