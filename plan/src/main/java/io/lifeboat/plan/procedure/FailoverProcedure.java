package io.lifeboat.plan.procedure;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.step.HoldReplicationLag;
import java.util.List;
import java.util.Set;

/** Derives how an application leaves a region. */
public final class FailoverProcedure {
  public static final String NAME = "failover";

  private FailoverProcedure() {}

  /**
   * The steps that move the application from one region to another, with what the plan's owner
   * wants otherwise. The same plan always gives the same procedure.
   *
   * @throws IllegalArgumentException when the plan does not know one of the regions, or when its
   *     changes of the procedure cannot be carried out; the message says which and why
   */
  public static Procedure derive(RecoveryPlan plan, Region from, Region to, Mode mode) {
    Move move = Move.of(plan, from, to, mode);
    Draft draft = derived(move);
    Changes changes = Changes.ofFailover(move);
    Gates gates = Gates.of(plan.gates(), mode);
    changes.addNewSteps(draft);
    gates.standIn(draft);
    changes.rearrange(draft);
    gates.holdTheirSteps(draft);
    Fences.waitForWhatHoldsPromotions(draft);
    gates.knowWhatTheirStepsKnow(draft);
    return new Procedure(NAME, mode, from, to, draft.inOrder());
  }

  /** The id of the gate that stands before a step. */
  public static String gateOf(String step) {
    return Gates.idOf(step);
  }

  /** The ids of the steps that are derived from the plan before its owner's changes. */
  public static Set<String> derivedIds(RecoveryPlan plan, Region from, Region to, Mode mode) {
    return derived(Move.of(plan, from, to, mode)).ids();
  }

  private static Draft derived(Move move) {
    Draft draft = new Draft();
    Tell.everybodyThatItBegins(draft, move);
    Users.watch(draft, move.plan());
    Data.holdLag(draft, move, OnFailure.PAUSE);
    Data.prepare(draft, move);
    if (move.isForced()) {
      Fences.stopTheOldPrimary(draft, move);
    } else {
      Markers.write(
          draft, move.plan(), List.of(move.from()), draft.idsOf(HoldReplicationLag.class));
    }
    Data.promote(draft, move);
    Markers.check(draft, move);
    Services.bringUp(draft, move, List.of());
    Data.warm(draft, move);
    Capabilities.move(draft, move);
    Users.seeThatTheRegionIsFit(draft, move, Users.STANDBY);
    Users.flip(draft, move);
    Users.seeFromOutside(draft, move);
    Capabilities.settle(draft, move);
    Tell.everybodyThatItIsDone(draft, move);
    Precedence.order(draft);
    return draft;
  }
}
