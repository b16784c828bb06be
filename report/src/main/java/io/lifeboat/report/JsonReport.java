package io.lifeboat.report;

import io.lifeboat.plan.run.RunRecord;
import java.util.List;

/**
 * The report for programs: what was worked out, and the whole record that it was worked out from.
 *
 * @param report the version of this shape
 * @param steps each step's own times, as they were begun
 * @param criticalPath the ids of the steps that decided how long the run took, the first one first
 * @param trend this run among earlier ones, oldest first
 * @param record the run, as the workflow returned it
 */
public record JsonReport(
    int report,
    Assessment assessment,
    List<StepTimes> steps,
    List<String> criticalPath,
    List<TrendPoint> trend,
    RunRecord record) {
  private static final int VERSION = 1;

  static String of(Report report) {
    RunRecord run = report.run();
    return Json.text(
            new JsonReport(
                VERSION,
                Assessment.of(run),
                Story.timeline(run).stream().map(StepTimes::of).toList(),
                CriticalSteps.of(run),
                Trend.of(report),
                run))
        + "\n";
  }
}
