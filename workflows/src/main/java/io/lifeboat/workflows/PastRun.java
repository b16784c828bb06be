package io.lifeboat.workflows;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.procedure.FailbackProcedure;
import io.lifeboat.plan.procedure.FailoverProcedure;
import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.plan.procedure.RollbackProcedure;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.StepRecord;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.plan.run.Verdict;
import io.lifeboat.plan.step.Effect;
import io.lifeboat.plan.step.RunMove;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An ended run as its record shows it, and how what it did is put back by another run. */
final class PastRun {
  private static final Set<String> MOVES = Set.of(FailoverProcedure.NAME, FailbackProcedure.NAME);

  /**
   * Of these an accepted request may stand, although the step was not seen to be done; asked only
   * of records of earlier releases, which do not say what was asked for.
   */
  private static final Set<StepState> BEGUN = EnumSet.of(StepState.FAILED, StepState.SKIPPED);

  private final RunRecord record;

  PastRun(RunRecord record) {
    this.record = record;
  }

  /** Why it cannot be put back; empty when it can. */
  Optional<String> whyNot(String planDigest) {
    if (!MOVES.contains(record.procedure())) {
      return Optional.of("a " + record.procedure() + " is not put back by a rollback");
    }
    if (!record.planDigest().equals(planDigest)) {
      return Optional.of(
          "this is not the plan of that run: its digest is %s, that of the run %s; give the plan as it was"
              .formatted(shortened(planDigest), shortened(record.planDigest())));
    }
    if (record.verdict().equals(Optional.of(Verdict.ROLLED_BACK))) {
      return Optional.of("that run has been put back already");
    }
    return steps().stream()
        .filter(step -> step.effect() == Effect.POINT_OF_NO_RETURN || isMove(step))
        .findFirst()
        .map(step -> step.title() + " cannot be put back; run a failback");
  }

  /** The run takes over its procedure, and puts back what it asked for. */
  void putBackBy(Run run) {
    run.useTokensOf(record.runId());
    run.turnInto(procedure(run.request().plan()));
    List<StepRecord> asked = steps();
    for (StepRecord step : record.steps()) {
      run.board().find(step.id()).ifPresent(track -> track.restore(step, asked.contains(step)));
    }
    asked.stream()
        .filter(step -> run.board().find(step.id()).isEmpty())
        .forEach(step -> run.leaveToDo("put back by hand: " + step.title()));
    run.rollBack(
        "%s puts the %s back: %s"
            .formatted(run.request().initiator(), record.procedure(), run.request().reason()));
  }

  private List<StepRecord> steps() {
    List<StepRecord> told =
        record.steps().stream().filter(step -> step.facts().containsKey(Facts.ASKED)).toList();
    return told.isEmpty()
        ? record.steps().stream().filter(PastRun::mayHaveBeenAsked).toList()
        : told;
  }

  private static boolean isMove(StepRecord step) {
    return step.action().equals(RunMove.class.getSimpleName());
  }

  private static boolean mayHaveBeenAsked(StepRecord step) {
    return step.effect() != Effect.NONE
        && (step.state() == StepState.DONE
            || (BEGUN.contains(step.state()) && step.appliedAt().isPresent()));
  }

  private Procedure procedure(RecoveryPlan plan) {
    Procedure then =
        record.procedure().equals(FailbackProcedure.NAME)
            ? FailbackProcedure.derive(plan, record.from(), record.to())
            : FailoverProcedure.derive(plan, record.from(), record.to(), record.mode());
    return new Procedure(
        RollbackProcedure.NAME, record.mode(), record.from(), record.to(), then.steps());
  }

  private static String shortened(String digest) {
    return digest.substring(0, Math.min(12, digest.length()));
  }
}
