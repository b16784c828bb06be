package io.lifeboat.workflows;

/**
 * A yes or no to an open gate.
 *
 * @param gate the gate's step id, such as {@code approve-promote-orders}
 * @param who the approver, one of the gate's names
 * @param code the gate's short code as shown: it proves which evidence was seen
 * @param reason why
 */
public record GateAnswer(String gate, String who, String code, String reason) {
  public GateAnswer {
    gate = gate == null ? "" : gate;
    who = who == null ? "" : who;
    code = code == null ? "" : code;
    reason = reason == null ? "" : reason;
  }

  /** A signal or update without input gives nothing; it is refused like an empty one. */
  static GateAnswer given(GateAnswer input) {
    return input == null ? new GateAnswer("", "", "", "") : input;
  }
}
