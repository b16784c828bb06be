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
}
