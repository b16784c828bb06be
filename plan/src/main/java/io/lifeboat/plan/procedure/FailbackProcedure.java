package io.lifeboat.plan.procedure;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.Traffic;
import java.util.Set;

/** Derives how an application comes home to a region that it had left. */
public final class FailbackProcedure {
  public static final String NAME = "failback";

  private FailbackProcedure() {}

  /**
   * The steps that bring the application back, with what the plan's owner wants otherwise: the
   * region becomes a replica again, catches up, takes over by a switchover; users follow, a few
   * first. The same plan always gives the same procedure.
   *
   * @param from where it serves now
   * @param to where it comes home to
   * @throws IllegalArgumentException when the plan does not know one of the regions, or when its
   *     changes of the procedure cannot be carried out; the message says which and why
   */
  public static Procedure derive(RecoveryPlan plan, Region from, Region to) {
    Move move = Move.of(plan, from, to, Mode.GRACEFUL).comingBack();
    Draft draft = derived(move);
    Changes changes = Changes.ofFailback(move);
    Gates gates = Gates.of(plan.gates(), Mode.GRACEFUL);
    changes.addNewSteps(draft);
    gates.standIn(draft);
    changes.rearrange(draft);
    gates.holdTheirSteps(draft);
    gates.knowWhatTheirStepsKnow(draft);
    return new Procedure(NAME, Mode.GRACEFUL, from, to, draft.inOrder());
  }

  /** The ids of the steps that are derived from the plan before its owner's changes. */
  public static Set<String> derivedIds(RecoveryPlan plan, Region from, Region to) {
    return derived(Move.of(plan, from, to, Mode.GRACEFUL).comingBack()).ids();
  }

  /** Whether a few of a record's users can come home before the rest. */
  public static boolean hasCanary(Traffic traffic) {
    return Canary.isPossible(traffic);
  }

  private static Draft derived(Move move) {
    Draft draft = new Draft();
    Tell.everybodyThatItBegins(draft, move);
    Users.watch(draft, move.plan());
    Homecoming.bringBackReplicas(draft, move);
    Homecoming.liftFences(draft, move);
    Capabilities.prepareHome(draft, move);
    Services.bringUp(draft, move, Homecoming.opened(draft));
    Homecoming.promote(draft, move);
    Markers.check(draft, move);
    Data.warm(draft, move);
    Capabilities.move(draft, move);
    Users.seeThatTheRegionIsFit(draft, move, Users.PRIMARY);
    Canary.send(draft, move);
    Canary.watch(draft, move);
    Canary.sendTheRest(draft, move);
    Users.seeFromOutside(draft, move);
    Capabilities.settle(draft, move);
    Homecoming.scaleDown(draft, move);
    Capabilities.settleHome(draft, move);
    Tell.everybodyThatItIsDone(draft, move);
    Precedence.order(draft);
    return draft;
  }
}
