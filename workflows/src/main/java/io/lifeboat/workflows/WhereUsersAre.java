package io.lifeboat.workflows;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.procedure.FailbackProcedure;
import io.lifeboat.plan.procedure.FailoverProcedure;
import io.lifeboat.plan.procedure.RollbackProcedure;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.Verdict;
import java.util.Optional;

/** Where a move that has ended left the users. */
final class WhereUsersAre {
  private WhereUsersAre() {}

  /** Empty when the run says nothing of it, or the plan does not know the region. */
  static Optional<Region> after(RunRecord move, RecoveryPlan plan) {
    boolean arrived =
        move.verdict().filter(Verdict::isRecovered).isPresent()
            || move.times().firstGoodAnswerAt().isPresent();
    Optional<Region> region =
        switch (move.procedure()) {
          case FailoverProcedure.NAME, FailbackProcedure.NAME ->
              Optional.of(arrived ? move.to() : move.from());
          case RollbackProcedure.NAME -> Optional.of(move.from());
          default -> Optional.empty();
        };
    return region.filter(plan.regions().all()::contains);
  }
}
