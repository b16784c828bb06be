package io.lifeboat.plan.reading;

import io.lifeboat.plan.intake.Intake;
import io.lifeboat.plan.rules.Severity;
import java.util.List;
import java.util.Optional;

/**
 * What came of reading an intake.
 *
 * @param intake the intake with its plans, when nothing of it has an error
 * @param findings all findings, in the order of the file; those of its plans after them
 */
public record IntakeReading(String file, Optional<Intake> intake, List<Finding> findings) {
  public IntakeReading {
    findings = List.copyOf(findings);
  }

  /** Those that keep it from being used. */
  public List<Finding> errors() {
    return findings.stream().filter(finding -> finding.severity() == Severity.ERROR).toList();
  }
}
