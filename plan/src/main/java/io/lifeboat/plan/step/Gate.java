package io.lifeboat.plan.step;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;

/**
 * Waits until enough of the named people have approved. The workflow itself keeps the gate; no
 * action stands behind it.
 *
 * @param name the gate's name in the plan
 * @param approvers who may approve, by name
 * @param approvals how many different approvers are needed
 * @param within how long the gate stays open
 * @param expiry what happens when that time is over
 * @param initiatorMayApprove whether the person who started the run may approve it
 * @param escalate who is written to near the end of that time, by their names among the contacts
 */
public record Gate(
    String name,
    List<String> approvers,
    int approvals,
    Duration within,
    Expiry expiry,
    boolean initiatorMayApprove,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> escalate)
    implements Step {
  /** What happens when a gate's time is over. */
  public enum Expiry {
    /** The run pauses and asks. */
    @JsonProperty("pause")
    PAUSE,
    /** The run stops safely. */
    @JsonProperty("abort")
    ABORT,
    /** The run goes on as if approved, and says so. */
    @JsonProperty("proceed")
    PROCEED
  }

  public Gate {
    Needed.name(name, "the name of a gate");
    approvers = Needed.some(approvers, "the approvers of gate " + name);
    approvers.forEach(approver -> Needed.text(approver, "an approver of gate " + name));
    escalate = escalate == null ? List.of() : Needed.any(escalate, "whom gate " + name + " calls");
    Needed.positive(within, "how long gate " + name + " stays open");
    Needed.present(expiry, "what happens when gate " + name + " expires");
    if (approvals < 1 || approvals > approvers.size()) {
      throw new IllegalArgumentException(
          "gate %s needs %d approvals of %d approvers"
              .formatted(name, approvals, approvers.size()));
    }
  }

  @Override
  public String title() {
    return "wait for %d approval%s of %s"
        .formatted(approvals, approvals == 1 ? "" : "s", String.join(", ", approvers));
  }

  @Override
  public Effect effect() {
    return Effect.NONE;
  }

  @Override
  public Duration expected() {
    return Duration.ZERO;
  }

  @Override
  public Duration timeout() {
    return within;
  }
}
