package io.lifeboat.plan.run;

import io.lifeboat.plan.DrillDepth;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a drill showed, beside how its steps went.
 *
 * @param criticalIssues each a reason why a real recovery would not have kept its objectives
 * @param rto how long the exercised recovery took; empty in a check
 * @param rpo how much would have been lost, by lag or marker, where it was measured
 */
public record DrillRecord(
    DrillDepth depth, List<String> criticalIssues, Optional<Duration> rto, Optional<Duration> rpo) {
  public DrillRecord {
    criticalIssues = List.copyOf(criticalIssues);
  }
}
