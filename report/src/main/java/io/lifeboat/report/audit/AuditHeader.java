package io.lifeboat.report.audit;

/**
 * What an audit trail is of.
 *
 * @param format the version of the file's form
 * @param application such as eu-web-shop
 * @param workflowId such as recover/eu-web-shop
 * @param runId Temporal's run id
 * @param planDigest SHA-256 of the pinned plan, hex; empty when the history holds none that can be
 *     read
 */
public record AuditHeader(
    int format, String application, String workflowId, String runId, String planDigest) {
  /** The version that is written now. */
  public static final int FORMAT = 1;
}
