package io.lifeboat.plan.procedure;

import io.lifeboat.plan.OuterMove;
import io.lifeboat.plan.OwnAction;
import io.lifeboat.plan.OwnPlan;
import io.lifeboat.plan.StepChange;
import io.lifeboat.plan.step.Step;
import io.lifeboat.plan.step.ValidateHealth;
import java.util.List;
import java.util.Map;

/** What the plan's owner wants otherwise than derived. */
final class Changes {
  private final Map<String, StepChange> changes;
  private final String procedure;
  private final Move move;

  private Changes(Map<String, StepChange> changes, String procedure, Move move) {
    this.changes = changes;
    this.procedure = procedure;
    this.move = move;
  }

  static Changes ofFailover(Move move) {
    return new Changes(move.plan().failoverChanges(), FailoverProcedure.NAME, move);
  }

  static Changes ofFailback(Move move) {
    return new Changes(move.plan().failbackChanges(), FailbackProcedure.NAME, move);
  }

  void addNewSteps(Draft draft) {
    changes.forEach((id, change) -> addNew(draft, id, change));
  }

  /** What is left out goes last, so that nothing that waited for it begins too early. */
  void rearrange(Draft draft) {
    changes.forEach((id, change) -> order(draft, id, change));
    changes.forEach((id, change) -> setTimes(draft, id, change));
    changes.forEach((id, change) -> leaveOut(draft, id, change));
  }

  private void addNew(Draft draft, String id, StepChange change) {
    if (change.isNewStep()) {
      OnFailure usual = change.channel().isPresent() ? OnFailure.CONTINUE : OnFailure.PAUSE;
      draft.add(id, stepOf(id, change), List.of(), usual);
      change.action().ifPresent(action -> expectAsLongAsItsSteps(draft, id, action));
    }
  }

  private Step stepOf(String id, StepChange change) {
    if (change.channel().isPresent()) {
      return Tell.own(move, id, change);
    }
    if (change.validate().isPresent()) {
      return Users.validation(
          move, change.seenFrom().orElse(ValidateHealth.View.REGION), change.validate().get());
    }
    if (change.scale().isPresent()) {
      return Services.scaling(move, change.scale().get(), change.tasks());
    }
    if (change.holdLag().isPresent()) {
      return Data.lagOf(move, change.holdLag().get());
    }
    if (change.action().isPresent()) {
      return change.action().get().step(id, outer());
    }
    return change.gate().orElseThrow().asStep(id);
  }

  private void expectAsLongAsItsSteps(Draft draft, String id, OwnAction action) {
    if (action instanceof OwnPlan) {
      Procedure other = ((OwnPlan) action).procedure(outer());
      draft.change(id, placed -> placed.lasting(CriticalPath.of(other).expected()));
    }
  }

  private OuterMove outer() {
    return new OuterMove(move.plan(), procedure, move.from(), move.to(), move.mode());
  }

  private void order(Draft draft, String id, StepChange change) {
    if (draft.has(id) && (change.isNewStep() || change.countsIn(move.mode()))) {
      place(draft, id, change);
    }
  }

  private static void place(Draft draft, String id, StepChange change) {
    change.after().ifPresent(after -> draft.setNeeds(id, after));
    for (String later : change.before()) {
      if (draft.has(later)) {
        draft.addNeed(later, id);
      }
    }
  }

  private void setTimes(Draft draft, String id, StepChange change) {
    if (change.countsIn(move.mode())) {
      draft.change(id, step -> step.with(change.expected(), change.budget(), change.onFailure()));
    }
  }

  private void leaveOut(Draft draft, String id, StepChange change) {
    boolean counts = change.countsIn(move.mode());
    boolean leftOut = change.isNewStep() ? !counts : counts && change.skip().isPresent();
    if (leftOut && draft.has(id)) {
      draft.leaveOut(id);
    }
  }
}
