package io.lifeboat.workflows;

/**
 * What a person orders for one step.
 *
 * @param step the step's id
 * @param who the person who orders it
 * @param reason why; recorded
 */
public record StepOrder(String step, String who, String reason) {
  public StepOrder {
    step = step == null ? "" : step;
    who = who == null ? "" : who;
    reason = reason == null ? "" : reason;
  }

  /** A signal or update without input gives nothing; it is refused like an empty one. */
  static StepOrder given(StepOrder input) {
    return input == null ? new StepOrder("", "", "") : input;
  }
}
