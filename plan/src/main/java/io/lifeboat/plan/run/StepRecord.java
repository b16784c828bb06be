package io.lifeboat.plan.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.lifeboat.plan.step.Effect;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One step as it went.
 *
 * @param action the action's name, such as PromoteAurora
 * @param sentence the newest outcome, refusal or failure, in words
 * @param needs ids of the steps before it
 * @param startedAt first inspection on its turn
 * @param appliedAt when AWS had accepted the change
 * @param tries how often inspect, apply and confirm were gone through
 */
public record StepRecord(
    String id,
    String title,
    String action,
    Effect effect,
    StepState state,
    String sentence,
    List<String> needs,
    Optional<Instant> startedAt,
    Optional<Instant> appliedAt,
    Optional<Instant> endedAt,
    int tries,
    Map<String, String> facts) {
  private static final Set<String> PROMOTIONS =
      Set.of("PromoteAurora", "PromoteRdsReplica", "PromotePostgres", "RecoverRds");

  public StepRecord {
    needs = List.copyOf(needs);
    facts = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(facts));
  }

  /** Whether a database's writer moved by it. */
  @JsonIgnore
  public boolean isPromotion() {
    return PROMOTIONS.contains(action);
  }
}
