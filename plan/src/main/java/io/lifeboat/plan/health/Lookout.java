package io.lifeboat.plan.health;

import java.time.Duration;
import java.util.List;

/**
 * What a vantage point is asked to look at.
 *
 * @param vantage its name, such as {@code us-west-2}
 * @param every how often all checks are made
 * @param failures how many looks in a row make a good thing bad
 * @param recoveries how many looks in a row make a bad thing good
 */
public record Lookout(
    String application,
    String vantage,
    List<Check> checks,
    Duration every,
    int failures,
    int recoveries) {
  public Lookout {
    checks = checks == null ? List.of() : List.copyOf(checks);
  }
}
