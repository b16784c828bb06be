package io.lifeboat.starter.temporal;

import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.starter.Refusal;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Optional;

/**
 * Hands people's orders to a run: as an update, which is answered at once, or as a signal when no
 * worker answers within a few seconds.
 */
public final class Orders {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Orders() {}

  /**
   * @param name the signal's name; the update is named so with "Now" behind it
   * @return the run after the order; empty when it was left as a signal
   * @throws Refusal when the run refuses the order or is over
   */
  public static Optional<RunRecord> give(RecoveryRun run, String name, Object order) {
    try {
      Optional<RunRecord> answer =
          Patience.within(PATIENCE, () -> run.stub().update(name + "Now", RunRecord.class, order));
      if (answer.isEmpty()) {
        run.stub().signal(name, order);
      }
      return answer;
    } catch (WorkflowUpdateException refused) {
      throw Refusal.wrongInput(sentence(refused));
    } catch (WorkflowNotFoundException over) {
      throw Refusal.wrongInput(
          "the run of %s is over and takes no orders: ./lifeboat report %s"
              .formatted(run.name().application(), run.name().application()));
    }
  }

  static String sentence(WorkflowUpdateException refused) {
    return refused.getCause() instanceof ApplicationFailure failure
        ? failure.getOriginalMessage()
        : String.valueOf(refused.getCause() == null ? refused : refused.getCause().getMessage());
  }
}
