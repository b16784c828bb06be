package io.lifeboat.report.audit;

/** What a look at an audit file found. */
public sealed interface AuditVerdict {
  /** What it comes to, in a sentence. */
  String sentence();

  /**
   * Every line is as it was written.
   *
   * @param hash the last line's
   */
  record Sound(AuditHeader header, long lines, String hash) implements AuditVerdict {
    @Override
    public String sentence() {
      return "%d lines of %s, run %s, are as they were written; the last hash is %s"
          .formatted(lines, header.workflowId(), header.runId(), hash);
    }
  }

  /**
   * The file is not as it was written.
   *
   * @param line the first line that does not fit, counted from 1
   */
  record Tampered(long line, String why) implements AuditVerdict {
    @Override
    public String sentence() {
      return "line " + line + ": " + why;
    }
  }

  /** It is no audit file at all. */
  record Unreadable(String why) implements AuditVerdict {
    @Override
    public String sentence() {
      return why;
    }
  }
}
