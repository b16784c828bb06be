package io.lifeboat.worker.keeping;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.report.Json;
import io.lifeboat.report.Report;
import io.lifeboat.report.ReportFormat;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** What is kept of one run, and under which names. */
record KeptRun(Report report) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);
  private static final Map<ReportFormat, String> TYPES =
      Map.of(
          ReportFormat.HTML, "text/html; charset=utf-8",
          ReportFormat.MARKDOWN, "text/markdown; charset=utf-8",
          ReportFormat.JSON, "application/json");

  /**
   * Puts the report in three forms and the bare record, from which later predictions learn.
   *
   * @return where the page is
   */
  String putOn(Shelf shelf) {
    RunRecord run = report.run();
    shelf.put(
        "runs/%s/%s.json".formatted(safe(run.application()), safe(run.runId())),
        TYPES.get(ReportFormat.JSON),
        Json.text(run) + "\n");
    put(shelf, ReportFormat.JSON);
    put(shelf, ReportFormat.MARKDOWN);
    return put(shelf, ReportFormat.HTML);
  }

  private String put(Shelf shelf, ReportFormat format) {
    RunRecord run = report.run();
    String name =
        "%s/%s-%s-%s.%s"
            .formatted(
                safe(run.application()),
                DAY.format(run.times().startedAt()),
                safe(run.procedure()),
                safe(run.runId()),
                format.extension());
    return shelf.put(name, TYPES.get(format), format.write(report));
  }

  /** Nothing that a record says leads out of the place. */
  private static String safe(String part) {
    String clean = part.replaceAll("[^A-Za-z0-9._-]", "_");
    return clean.matches("\\.*") ? "_" : clean;
  }
}
