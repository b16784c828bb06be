package io.lifeboat.plan.health;

import java.time.Instant;
import java.util.List;

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
}
