package io.lifeboat.plan.procedure;

import io.lifeboat.plan.DrillDepth;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.procedure.ProcedureStep.Part;
import io.lifeboat.plan.step.CheckOriginGroup;
import io.lifeboat.plan.step.Effect;
import io.lifeboat.plan.step.Role;
import io.lifeboat.plan.step.RunMove;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Derives how the recovery of an application is practised. */
public final class DrillProcedure {
  public static final String NAME = "drill";
  static final String BEFORE = "validate-users-before";
  static final String AFTER = "validate-users-after";

  private DrillProcedure() {}

  /**
   * The steps of a drill. Whatever an isolated one makes is removed by reverting its steps, which
   * the run does at its end however it goes.
   *
   * @param from where the application serves
   * @param to the region that is exercised
   * @throws IllegalArgumentException when the plan does not know one of the regions, or when its
   *     changes of a procedure cannot be carried out
   */
  public static Procedure derive(RecoveryPlan plan, Region from, Region to, DrillDepth depth) {
    Move move = Move.of(plan, from, to, Mode.GRACEFUL);
    Draft draft = new Draft();
    Users.watch(draft, plan);
    Users.seeThemServed(draft, move.back(), BEFORE, List.of());
    switch (depth) {
      case CHECK -> check(draft, move);
      case ISOLATED -> exercise(draft, move);
      case FULL -> moveThereAndBack(draft, move);
    }
    return new Procedure(NAME, Mode.GRACEFUL, from, to, draft.inOrder());
  }

  private static void check(Draft draft, Move move) {
    Users.seeThatBothRegionsAreFit(draft, move);
    Data.holdLag(draft, move, OnFailure.CONTINUE);
    Procedure failover = FailoverProcedure.derive(move.plan(), move.from(), move.to(), Mode.FORCED);
    failover.steps().stream()
        .filter(DrillProcedure::isLookedAhead)
        .filter(step -> !draft.has(step.id()))
        .forEach(step -> draft.add(step.id(), step.step(), List.of(), OnFailure.CONTINUE));
    failover.steps().stream()
        .filter(step -> step.step().effect() != Effect.NONE)
        .filter(step -> !(step.step() instanceof RunMove))
        .forEach(
            step -> {
              draft.add(step.id(), step.step(), List.of(), OnFailure.CONTINUE);
              draft.change(step.id(), placed -> placed.as(Part.LOOK));
            });
  }

  /** What only looks, at something that a move would depend on. */
  private static boolean isLookedAhead(ProcedureStep step) {
    return step.step().effect() == Effect.NONE
        && (step.step().role() == Role.HOLD
            || step.step().role() == Role.CONFIGURE
            || step.step() instanceof CheckOriginGroup);
  }

  private static void exercise(Draft draft, Move move) {
    Data.holdLag(draft, move, OnFailure.CONTINUE);
    SideBySide.copyTheData(draft, move);
    SideBySide.startServices(draft, move);
    SideBySide.compare(draft, move);
    Capabilities.exercise(draft, move);
    SideBySide.seeTheStandbyAnswer(draft, move);
    List<String> last = new ArrayList<>(SideBySide.last(draft));
    last.add(BEFORE);
    Users.seeThemServed(draft, move.back(), AFTER, last);
  }

  private static void moveThereAndBack(Draft draft, Move move) {
    draft.change(BEFORE, step -> step.with(OnFailure.ABORT));
    RecoveryPlan plan = move.plan();
    run(
        draft,
        FailoverProcedure.derive(plan, move.from(), move.to(), Mode.GRACEFUL),
        List.of(BEFORE));
    run(
        draft,
        FailbackProcedure.derive(plan, move.to(), move.from()),
        List.of("run-" + FailoverProcedure.NAME));
    Users.seeThemServed(draft, move.back(), AFTER, List.of("run-" + FailbackProcedure.NAME));
  }

  /** A whole move as one step, expected to take as long as its steps do. */
  private static void run(Draft draft, Procedure moved, List<String> needs) {
    String id = "run-" + moved.name();
    RunMove step =
        new RunMove(moved.name(), moved.mode(), moved.from(), moved.to(), Optional.empty());
    draft.add(id, step, needs, OnFailure.PAUSE);
    draft.change(id, placed -> placed.lasting(CriticalPath.of(moved).expected()));
  }
}
