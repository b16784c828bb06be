package io.lifeboat.plan.health;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that one vantage point sees.
 *
 * @param vantage its name, such as {@code us-west-2}
 * @param at when it looked last
 * @param findings one for each check
 */
public record View(String vantage, Instant at, List<Finding> findings) {
  public View {
    findings = findings == null ? List.of() : List.copyOf(findings);
  }

  /** The same, by somebody who knows that it still holds at a later moment. */
  public View heldAt(Instant moment) {
    return new View(vantage, moment, findings);
  }

  /** What it found of a check; empty when it was not asked to look. */
  public Optional<Finding> of(Check check) {
    return findings.stream().filter(finding -> finding.speaksOf(check)).findFirst();
  }
}
