package io.lifeboat.report;

import io.lifeboat.plan.run.RunRecord;
import java.util.function.Function;

/** The forms of a report. */
public enum ReportFormat {
  TEXT("txt", TextReport::of),
  MARKDOWN("md", MarkdownReport::of),
  JSON("json", JsonReport::of);

  private final String extension;
  private final Function<RunRecord, String> writer;

  ReportFormat(String extension, Function<RunRecord, String> writer) {
    this.extension = extension;
    this.writer = writer;
  }

  /** The whole report, ending in a line break. */
  public String write(RunRecord run) {
    return writer.apply(run);
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
