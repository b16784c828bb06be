package io.lifeboat.worker.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The report of all kills, {@code target/crash-matrix.md}; written anew after every run. */
final class CrashMatrix {
  private static final Path FILE = Path.of("target", "crash-matrix.md");
  private static final List<Row> ROWS = new ArrayList<>();

  private record Row(String scene, String run, Ambush hit, String mutations) {
    String kind() {
      return scene + " | " + hit.point.victim().words().strip();
    }
  }

  private CrashMatrix() {}

  /**
   * @param mutations what the journal says of the run
   */
  static synchronized void add(String scene, String run, List<Ambush> hits, String mutations) {
    hits.forEach(hit -> ROWS.add(new Row(scene, run, hit, mutations)));
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
        "Every run came to the verdict of one that nobody disturbs, and simulated AWS (%d times as fast) took each mutation once.%n%n"
            .formatted(CrashRun.SPEED_UP));
    page.append("| run of | killed | points | went on after, median | 95 % | at most |");
    page.append(" run moved after, median | at most |\n|---|---|---|---|---|---|---|---|\n");
    kinds().forEach((kind, rows) -> page.append(summary(kind, rows)));
    page.append(
        "\nThe run's next step waits for all steps that were under way, also for those hit later.\n\n");
    page.append(
        "| run of | run | step | method | kill | went on after | run moved after | mutations |\n");
    page.append("|---|---|---|---|---|---|---|---|\n");
    ROWS.forEach(row -> page.append(line(row)));
    return page.toString();
  }

  private static Map<String, List<Row>> kinds() {
    return ROWS.stream()
        .collect(Collectors.groupingBy(Row::kind, LinkedHashMap::new, Collectors.toList()));
  }

  private static String summary(String kind, List<Row> rows) {
    List<Duration> resumed = sorted(rows, Ambush::resumedAfter);
    List<Duration> moved = sorted(rows, Ambush::movedAfter);
    return "| %s | %d | %s | %s | %s | %s | %s |%n"
        .formatted(
            kind,
            rows.size(),
            part(resumed, 0.5),
            part(resumed, 0.95),
            part(resumed, 1),
            part(moved, 0.5),
            part(moved, 1));
  }

  private static List<Duration> sorted(List<Row> rows, Function<Ambush, Optional<Duration>> time) {
    return rows.stream().flatMap(row -> time.apply(row.hit()).stream()).sorted().toList();
  }

  private static String part(List<Duration> sorted, double share) {
    int last = sorted.size() - 1;
    return sorted.isEmpty() ? "" : seconds(sorted.get((int) Math.round(last * share)));
  }

  private static String line(Row row) {
    KillPoint point = row.hit().point;
    return "| %s | %s | %s | %s | %s | %s | %s | %s |%n"
        .formatted(
            row.scene(),
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
