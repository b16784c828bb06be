package io.lifeboat.plan.procedure;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;

/** Derives how an application leaves a region. */
public final class FailoverProcedure {
  private FailoverProcedure() {}

  /**
   * The steps that move the application from one region to another.
   *
   * @throws IllegalArgumentException when the plan does not know one of the regions
   */
  public static Procedure derive(RecoveryPlan plan, Region from, Region to, Mode mode) {
    throw new UnsupportedOperationException("not derived yet");
  }
}
