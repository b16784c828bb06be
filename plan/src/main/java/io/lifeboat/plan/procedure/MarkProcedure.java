package io.lifeboat.plan.procedure;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import java.util.List;

/** Derives how markers are written while nothing is moved. */
public final class MarkProcedure {
  public static final String NAME = "mark";

  private MarkProcedure() {}

  /**
   * One marker into each database that the plan lets Lifeboat into, and into each table whose
   * markers have a key.
   *
   * @throws IllegalArgumentException when there is neither
   */
  public static Procedure derive(RecoveryPlan plan) {
    Draft draft = new Draft();
    Markers.write(draft, plan, plan.regions().all(), List.of());
    Tables.mark(draft, plan);
    if (draft.ids().isEmpty()) {
      throw new IllegalArgumentException(
          "%s lets Lifeboat into no database: give one of its databases data, or a table markers"
              .formatted(plan.application()));
    }
    return new Procedure(
        NAME, Mode.GRACEFUL, plan.regions().primary(), plan.regions().primary(), draft.inOrder());
  }
}
