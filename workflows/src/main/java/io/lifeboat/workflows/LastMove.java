package io.lifeboat.workflows;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.procedure.FailbackProcedure;
import io.lifeboat.plan.procedure.FailoverProcedure;
import io.lifeboat.plan.procedure.RollbackProcedure;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.Verdict;
import java.time.Instant;
import java.util.Optional;

/**
 * What the last move of an application that ended says of where its users are.
 *
 * @param users where they are; empty when it says nothing of that
 * @param movedAt when it ended; empty when it changed nothing
 */
public record LastMove(Optional<Region> users, Optional<Instant> movedAt) {
  public LastMove {
    users = users == null ? Optional.empty() : users;
    movedAt = movedAt == null ? Optional.empty() : movedAt;
  }

  /** As its record has it. */
  public static LastMove of(RunRecord record) {
    return new LastMove(users(record), movedAt(record));
  }

  private static Optional<Region> users(RunRecord record) {
    boolean arrived =
        record.verdict().filter(Verdict::isRecovered).isPresent()
            || record.times().firstGoodAnswerAt().isPresent();
    return switch (record.procedure()) {
      case FailoverProcedure.NAME, FailbackProcedure.NAME ->
          Optional.of(arrived ? record.to() : record.from());
      case RollbackProcedure.NAME -> Optional.of(record.from());
      default -> Optional.empty();
    };
  }

  private static Optional<Instant> movedAt(RunRecord record) {
    return record
        .verdict()
        .filter(how -> how.isRecovered() || how == Verdict.ROLLED_BACK)
        .flatMap(how -> record.times().endedAt());
  }
}
