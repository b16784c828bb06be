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

/** Home again after a forced failover: the world is as before both. */
@Timeout(500)
class FailbackCrashTest extends Crashes {
  private static final Scene SCENE = new Failback(Example.euWebShop().inHaste());
  private static final KillPoints PLACES = SCENE.places();
  private static final String MARKER = "write-marker-orders";

  @Tag("full")
  @Test
  void comesHomeThoughWorkerAndServerDieOnTheWay() {
    run(
        SCENE,
        "some of all",
        List.of(
            PLACES.after("open-services", Phase.APPLY, "UpdateService"),
            PLACES.after("promote-orders", Phase.APPLY, "SwitchoverGlobalCluster"),
            PLACES.after("canary-shop", Phase.APPLY, "ChangeResourceRecordSets"),
            KillPoint.of("watch-canary", Phase.CONFIRM, Moment.BEGUN).ofTheServer(),
            KillPoint.of("flip-shop", Phase.APPLY, Moment.UNRECORDED)));
  }

  @Tag("full")
  @ParameterizedTest
  @EnumSource(names = {"INSPECT", "APPLY", "CONFIRM"})
  void comesHomeThoughTheWorkerDiesInThisMethodOfEveryStep(Phase phase) {
    run(SCENE, "every " + phase, PLACES.everyStep(phase, Moment.BEGUN));
  }

  @Tag("full")
  @ParameterizedTest
  @EnumSource(names = {"INSPECT", "APPLY", "CONFIRM"})
  void comesHomeThoughTheWorkerDiesAtTheEndOfThisMethodOfEveryStep(Phase phase) {
    run(SCENE, "end of every " + phase, PLACES.everyStep(phase, Moment.UNRECORDED));
  }

  @Tag("full")
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void comesHomeThoughTheWorkerDiesAfterEveryMutationWhoseAnswerIsLost(int half) {
    run(
        SCENE,
        "lost answers, part " + (half + 1),
        PLACES.everySecondMutation(Phase.APPLY, half).stream()
            .filter(point -> !point.step().equals(MARKER))
            .toList());
  }

  /**
   * Alone, since a step of 30 s does not outlive the five kills that strike what goes beside it.
   */
  @Tag("full")
  @Test
  void comesHomeThoughTheWorkerDiesAsItWritesTheMarker() {
    run(SCENE, "marker", List.of(PLACES.after(MARKER, Phase.APPLY, "ExecuteStatement")));
  }

  @Tag("full")
  @Test
  void comesHomeThoughTheServerDiesAgainAndAgain() {
    run(
        SCENE,
        "server",
        List.of(
            KillPoint.of("rejoin-orders", Phase.CONFIRM, Moment.BEGUN).ofTheServer(),
            KillPoint.of("open-services", Phase.APPLY, Moment.BEGUN).ofTheServer(),
            KillPoint.of("promote-orders", Phase.APPLY, Moment.BEGUN).ofTheServer(),
            KillPoint.of("promote-orders", Phase.CONFIRM, Moment.BEGUN).ofTheServer(),
            KillPoint.of("canary-shop", Phase.APPLY, Moment.BEGUN).ofTheServer(),
            KillPoint.of("watch-canary", Phase.CONFIRM, Moment.BEGUN).ofTheServer(),
            KillPoint.of("flip-shop", Phase.APPLY, Moment.BEGUN).ofTheServer(),
            KillPoint.of("scale-down-checkout", Phase.APPLY, Moment.BEGUN).ofTheServer()));
  }
}
