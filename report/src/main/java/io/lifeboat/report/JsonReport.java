package io.lifeboat.report;

import io.lifeboat.plan.run.RunRecord;

/**
 * The report for programs: the assessment, and the whole record that it was worked out from.
 *
 * @param record the run, as the workflow returned it
 */
public record JsonReport(Assessment assessment, RunRecord record) {
  static String of(RunRecord run) {
    return Json.text(new JsonReport(Assessment.of(run), run)) + "\n";
  }
}
