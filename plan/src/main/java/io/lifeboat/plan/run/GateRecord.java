package io.lifeboat.plan.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One gate as it went.
 *
 * @param gate the gate's step id
 * @param code the short code an approval must quote: it stands for this gate of this plan, opened
 *     at this time, so that an approval of older evidence is refused
 * @param evidence the sentences that were shown to the approvers
 */
public record GateRecord(
    String gate,
    String code,
    List<String> approvers,
    int needed,
    Instant openedAt,
    Instant closesAt,
    List<String> evidence,
    List<Approval> approvals,
    Optional<Instant> closedAt,
    String sentence) {
  /** One person's yes or no. */
  public record Approval(String who, boolean approved, String reason, Instant at) {}

  public GateRecord {
    approvers = List.copyOf(approvers);
    evidence = List.copyOf(evidence);
    approvals = List.copyOf(approvals);
  }
}
