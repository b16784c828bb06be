package io.lifeboat.plan.reading;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.rules.Severity;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading a plan.
 *
 * @param plan the plan, when it has no error
 * @param findings all findings, in the order of the file
 */
public record Reading(String file, Optional<RecoveryPlan> plan, List<Finding> findings) {
  public Reading {
    findings = List.copyOf(findings);
  }

  /** Those that keep the plan from being used. */
  public List<Finding> errors() {
    return of(Severity.ERROR);
  }

  /** Those that somebody should look at. */
  public List<Finding> warnings() {
    return of(Severity.WARNING);
  }

  private List<Finding> of(Severity severity) {
    return findings.stream().filter(finding -> finding.severity() == severity).toList();
  }
}
