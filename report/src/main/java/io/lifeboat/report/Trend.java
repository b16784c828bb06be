package io.lifeboat.report;

import io.lifeboat.plan.run.RunRecord;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A run among the earlier ones of its kind. */
final class Trend {
  private Trend() {}

  /** Oldest first; empty when there is no earlier one. */
  static List<TrendPoint> of(Report report) {
    List<RunRecord> others =
        report.earlier().stream().filter(run -> !run.runId().equals(report.run().runId())).toList();
    if (others.isEmpty()) {
      return List.of();
    }
    return Stream.concat(
            others.stream().map(run -> point(run, false)), Stream.of(point(report.run(), true)))
        .sorted(Comparator.comparing(TrendPoint::at))
        .toList();
  }

  private static TrendPoint point(RunRecord run, boolean isThis) {
    Assessment assessment = Assessment.of(run);
    return new TrendPoint(
        run.times().startedAt(),
        run.runId(),
        run.drill().map(drill -> drill.depth().toString()).orElse(Story.kind(run)),
        Story.outcome(run),
        assessment.rto().measured(),
        assessment.rpo().measured(),
        run.drill().map(drill -> drill.criticalIssues().size()).orElse(0),
        isThis);
  }
}
