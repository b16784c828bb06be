package io.lifeboat.report;

import io.lifeboat.plan.run.RunRecord;
import java.util.List;
import java.util.Optional;

/**
 * What is told of a run, in every form. Worked out from records alone: the same records always give
 * the same report.
 *
 * @param run ended, or as it stands
 * @param earlier other runs of its kind, in any order, for the trend; the run itself is not counted
 *     twice
 * @param auditHash the last hash of its exported audit trail, where there is one
 */
public record Report(RunRecord run, List<RunRecord> earlier, Optional<String> auditHash) {
  public Report {
    earlier = List.copyOf(earlier);
  }

  /** The report of a run among earlier ones. */
  public static Report of(RunRecord run, List<RunRecord> earlier) {
    return new Report(run, earlier, Optional.empty());
  }

  /** The same report, naming the last hash of the run's audit trail. */
  public Report sealedBy(String hash) {
    return new Report(run, earlier, Optional.of(hash));
  }

  /** Plain text for terminals. */
  public String text() {
    return TextReport.of(this);
  }

  /** Markdown for tickets and wikis. */
  public String markdown() {
    return Templates.markdown(Page.of(this));
  }

  /** One page that needs nothing from elsewhere: no script, no font, no picture, no style sheet. */
  public String html() {
    return Templates.html(Page.of(this));
  }

  /** For programs; see {@link JsonReport}. */
  public String json() {
    return JsonReport.of(this);
  }
}
