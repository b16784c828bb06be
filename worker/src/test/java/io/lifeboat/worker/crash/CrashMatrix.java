package io.lifeboat.worker.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The report of all kills, {@code target/crash-matrix.md}; written anew after every run. */
final class CrashMatrix {
  private static final Path FILE = Path.of("target", "crash-matrix.md");
  private static final List<Row> ROWS = new ArrayList<>();

  private record Row(String run, Ambush hit, String mutations) {}

  private CrashMatrix() {}

  /**
   * @param mutations what the journal says of the run
   */
  static synchronized void add(String run, List<Ambush> hits, String mutations) {
    hits.forEach(hit -> ROWS.add(new Row(run, hit, mutations)));
    try {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, page());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String page() {
    StringBuilder page = new StringBuilder("# Killed at every step\n\n");
    page.append("%d points hit by SIGKILL.%n".formatted(ROWS.size()));
    page.append(
        "What was hit went on after %s, the run took its next step after %s.%n%n"
            .formatted(figures(Ambush::resumedAfter), figures(Ambush::movedAfter)));
    page.append(
        "Every run recovered, its users are served, and simulated AWS (%d times as fast) took each mutation once.%n%n"
            .formatted(CrashRun.SPEED_UP));
    page.append(
        "The run's next step waits for all steps that were under way, also for those hit later.\n\n");
    page.append("| run | step | method | kill | went on after | run moved after | mutations |\n");
    page.append("|---|---|---|---|---|---|---|\n");
    ROWS.forEach(row -> page.append(line(row)));
    return page.toString();
  }

  private static String figures(Function<Ambush, Optional<Duration>> time) {
    List<Duration> times =
        ROWS.stream().flatMap(row -> time.apply(row.hit()).stream()).sorted().toList();
    return seconds(times.get(times.size() / 2))
        + " in the median and "
        + seconds(times.get(times.size() - 1))
        + " at most";
  }

  private static String line(Row row) {
    KillPoint point = row.hit().point;
    return "| %s | %s | %s | %s | %s | %s | %s |%n"
        .formatted(
            row.run(),
            point.step(),
            point.method(),
            point.words(),
            row.hit().resumedAfter().map(CrashMatrix::seconds).orElse(""),
            row.hit().movedAfter().map(CrashMatrix::seconds).orElse(""),
            row.mutations());
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
