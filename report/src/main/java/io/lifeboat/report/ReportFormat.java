package io.lifeboat.report;

import io.lifeboat.plan.run.RunRecord;
import java.util.List;
import java.util.function.Function;

/** The forms of a report. */
public enum ReportFormat {
  TEXT("txt", Report::text),
  MARKDOWN("md", Report::markdown),
  HTML("html", Report::html),
  JSON("json", Report::json);

  private final String extension;
  private final Function<Report, String> writer;

  ReportFormat(String extension, Function<Report, String> writer) {
    this.extension = extension;
    this.writer = writer;
  }

  /** The whole report, ending in a line break. */
  public String write(Report report) {
    return writer.apply(report);
  }

  /** The whole report of a run by itself, ending in a line break. */
  public String write(RunRecord run) {
    return write(Report.of(run, List.of()));
  }

  /** How files of this form end, without the dot. */
  public String extension() {
    return extension;
  }

  @Override
  public String toString() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
