package io.lifeboat.plan.procedure;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;

/**
 * Which application goes from where to where, and how.
 *
 * @param comesBack whether it comes back to a region that it had left, by a failback
 */
record Move(RecoveryPlan plan, Region from, Region to, Mode mode, boolean comesBack) {
  Move(RecoveryPlan plan, Region from, Region to, Mode mode) {
    this(plan, from, to, mode, false);
  }

  static Move of(RecoveryPlan plan, Region from, Region to, Mode mode) {
    known(plan, from);
    known(plan, to);
    if (from.equals(to)) {
      throw new IllegalArgumentException(
          plan.application() + " cannot move from " + from + " to itself; name another region");
    }
    return new Move(plan, from, to, mode);
  }

  /** The same by a failback. */
  Move comingBack() {
    return new Move(plan, from, to, mode, true);
  }

  private static void known(RecoveryPlan plan, Region region) {
    if (!plan.regions().all().contains(region)) {
      throw new IllegalArgumentException(
          "%s does not live in %s; its regions are %s"
              .formatted(plan.application(), region, plan.regions().all()));
    }
  }

  /** The way back; nothing is forced on it. */
  Move back() {
    return new Move(plan, to, from, Mode.GRACEFUL, true);
  }

  /** Whether it ends where the application normally serves. */
  boolean isHome() {
    return to.equals(plan.regions().primary());
  }

  boolean isForced() {
    return mode == Mode.FORCED;
  }

  /** Fills in {from}, {to} and {application}. */
  String say(String text) {
    return plan.said(text, from, to);
  }
}
