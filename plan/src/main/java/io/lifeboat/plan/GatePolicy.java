package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.lifeboat.plan.step.Gate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who must agree before a step.
 *
 * @param when the mode in which the gate stands; empty for both
 * @param approvers who may approve, by their names under {@code contacts}
 * @param needs how many different approvers are needed; 1 when not given
 * @param within how long the gate stays open; 10 minutes when not given
 * @param onExpiry what happens then; pause when not given
 * @param initiatorMayApprove whether whoever started the run may approve it; not unless it says so
 * @param escalate whom to write to when nobody has answered at four fifths of the time, by their
 *     names under {@code contacts}
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record GatePolicy(
    Optional<Mode> when,
    List<String> approvers,
    Optional<Integer> needs,
    Optional<Duration> within,
    Optional<Gate.Expiry> onExpiry,
    boolean initiatorMayApprove,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> escalate) {
  public static final Duration OPEN = Duration.ofMinutes(10);

  public GatePolicy {
    approvers = Ordered.list(approvers);
    escalate = Ordered.list(escalate);
  }

  /** Whether the gate stands in this mode. */
  public boolean standsIn(Mode mode) {
    return when.map(mode::equals).orElse(true);
  }

  /**
   * The gate as a step.
   *
   * @throws IllegalArgumentException when it needs more approvals than there are approvers
   */
  public Gate asStep(String name) {
    return new Gate(
        name,
        approvers,
        needs.orElse(1),
        within.orElse(OPEN),
        onExpiry.orElse(Gate.Expiry.PAUSE),
        initiatorMayApprove,
        escalate);
  }
}
