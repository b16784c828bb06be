package io.lifeboat.workflows;

/**
 * What a person orders for the whole run.
 *
 * @param who the person who orders it
 * @param reason why; recorded
 */
public record Order(String who, String reason) {
  /** The name of the failure with which an update is refused. */
  public static final String REFUSED = "OrderRefused";

  public Order {
    who = who == null ? "" : who;
    reason = reason == null ? "" : reason;
  }

  /** A signal or update without input gives nothing; it is refused like an empty one. */
  public static Order given(Order input) {
    return input == null ? new Order("", "") : input;
  }
}
