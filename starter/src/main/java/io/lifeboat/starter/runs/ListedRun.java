package io.lifeboat.starter.runs;

import io.lifeboat.workflows.Lifeboat;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.common.SearchAttributeKey;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** A run as Temporal's visibility knows it. */
record ListedRun(
    String application,
    String run,
    String runId,
    String status,
    String procedure,
    String mode,
    String from,
    String to,
    String state,
    String verdict,
    Instant startedAt,
    Optional<Instant> endedAt) {

  static ListedRun of(WorkflowExecutionMetadata found) {
    return new ListedRun(
        text(found, Lifeboat.APPLICATION),
        found.getExecution().getWorkflowId(),
        found.getExecution().getRunId(),
        status(found),
        text(found, Lifeboat.PROCEDURE),
        text(found, Lifeboat.MODE),
        text(found, Lifeboat.FROM),
        text(found, Lifeboat.TO),
        text(found, Lifeboat.STATE),
        text(found, Lifeboat.VERDICT),
        found.getStartTime(),
        Optional.ofNullable(found.getCloseTime()));
  }

  /** What matters most about it, in a word or two. */
  String outcome() {
    if (!verdict.isEmpty()) {
      return verdict;
    }
    return status.equals("running") && !state.isEmpty() ? state : status;
  }

  private static String text(WorkflowExecutionMetadata found, SearchAttributeKey<String> key) {
    return Optional.ofNullable(found.getTypedSearchAttributes().get(key)).orElse("");
  }

  private static String status(WorkflowExecutionMetadata found) {
    return found
        .getStatus()
        .name()
        .replace("WORKFLOW_EXECUTION_STATUS_", "")
        .toLowerCase(Locale.ROOT)
        .replace('_', '-');
  }
}
