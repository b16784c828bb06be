package io.lifeboat.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One run in a row of runs.
 *
 * @param kind a drill's depth, else the mode and the procedure
 * @param verdict in a word, or the state of a run that is not over
 * @param criticalIssues how many a drill showed
 * @param isThis whether it is the run that the report is of
 */
public record TrendPoint(
    Instant at,
    String runId,
    String kind,
    String verdict,
    Optional<Duration> rto,
    Optional<Duration> rpo,
    int criticalIssues,
    boolean isThis) {}
