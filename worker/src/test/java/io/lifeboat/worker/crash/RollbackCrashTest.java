package io.lifeboat.worker.crash;

import io.lifeboat.worker.crash.KillPoint.Moment;
import io.lifeboat.worker.crash.KillPoint.Phase;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A graceful failover that is all but done, ordered back: the world is as before. */
@Timeout(400)
class RollbackCrashTest extends Crashes {
  private static final Scene SCENE = FailoverPutBack.of(Example.euWebShop(), "tell-news-recovered");
  private static final KillPoints PLACES = SCENE.places();

  @Tag("full")
  @Test
  void putsBackThoughTheWorkerDiesOnTheWay() {
    run(
        SCENE,
        "some of all",
        List.of(
            PLACES.after("flip-shop", Phase.REVERT, "ChangeResourceRecordSets"),
            PLACES.after("scale-storefront", Phase.REVERT, "RegisterScalableTarget"),
            KillPoint.of("promote-orders", Phase.REVERT, Moment.BEGUN)));
  }

  @Tag("full")
  @ParameterizedTest
  @EnumSource(names = {"BEGUN", "UNRECORDED"})
  void putsBackThoughTheWorkerDiesInEveryRevert(Moment moment) {
    run(SCENE, "every revert, " + moment, PLACES.everyStep(Phase.REVERT, moment));
  }

  @Tag("full")
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void putsBackThoughTheWorkerDiesAfterEveryMutationWhoseAnswerIsLost(int half) {
    run(SCENE, "lost answers, part " + (half + 1), PLACES.everySecondMutation(Phase.REVERT, half));
  }

  @Tag("full")
  @Test
  void putsBackThoughTheServerDiesAgainAndAgain() {
    run(
        SCENE,
        "server",
        PLACES.everyStep(Phase.REVERT, Moment.BEGUN).stream().map(KillPoint::ofTheServer).toList());
  }
}
