package io.lifeboat.worker.crash;

import io.lifeboat.worker.crash.KillPoint.Moment;
import io.lifeboat.worker.crash.KillPoint.Phase;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A forced failover of an application without servers: a table, buckets, functions. */
@Timeout(400)
class TransactionsCrashTest extends Crashes {
  private static final Scene SCENE = new ForcedFailover(Example.transactions());
  private static final KillPoints PLACES = SCENE.places();

  @Test
  void recoversThoughWorkerAndServerDieOnTheWay() {
    run(
        SCENE,
        "transactions, some of all",
        List.of(
            PLACES.after("flip-switch", Phase.APPLY, "UpdateRoutingControlStates"),
            KillPoint.of("start-intake", Phase.CONFIRM, Moment.BEGUN).ofTheServer(),
            PLACES.after("fence-functions", Phase.APPLY, "PutFunctionConcurrency")));
  }

  @Tag("full")
  @Test
  void recoversThoughTheWorkerDiesAtTheEndOfApplyOfEveryStep() {
    run(
        SCENE,
        "transactions, end of every apply",
        PLACES.everyStep(Phase.APPLY, Moment.UNRECORDED));
  }

  @Tag("full")
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void recoversThoughTheWorkerDiesAfterEveryMutationWhoseAnswerIsLost(int half) {
    run(
        SCENE,
        "transactions, lost answers, part " + (half + 1),
        PLACES.everySecondMutation(Phase.APPLY, half));
  }
}
