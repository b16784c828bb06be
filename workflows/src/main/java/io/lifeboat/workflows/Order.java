package io.lifeboat.workflows;

/**
 * What a person orders for the whole run.
 *
 * @param who the person who orders it
 * @param reason why; recorded
 */
public record Order(String who, String reason) {
  public Order {
    who = who == null ? "" : who;
    reason = reason == null ? "" : reason;
  }

  /** A signal or update without input gives nothing; it is refused like an empty one. */
  static Order given(Order input) {
    return input == null ? new Order("", "") : input;
  }
}
