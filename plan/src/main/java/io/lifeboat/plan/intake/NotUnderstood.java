package io.lifeboat.plan.intake;

/** A message that is no event; the message says why. */
public final class NotUnderstood extends Exception {
  private static final long serialVersionUID = 1L;

  NotUnderstood(String why) {
    super(why);
  }
}
