package io.lifeboat.worker.crash;

import io.lifeboat.worker.crash.KillPoint.Moment;
import io.lifeboat.worker.crash.KillPoint.Phase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An isolated drill: one clone was made, and nothing of what was made is left. */
@Timeout(400)
class DrillCrashTest extends Crashes {
  private static final Scene SCENE = new IsolatedDrill(Example.euWebShop().inHaste());
  private static final KillPoints PLACES = SCENE.places();

  @Test
  void leavesNothingThoughWorkerAndServerDieOnTheWay() {
    run(
        SCENE,
        "some of all",
        List.of(
            PLACES.after("clone-orders", Phase.APPLY, "RestoreDBClusterToPointInTime"),
            KillPoint.of("clone-orders", Phase.CONFIRM, Moment.BEGUN).ofTheServer(),
            PLACES.after("start-drill-services", Phase.APPLY, "RunTask"),
            PLACES.after("start-drill-services", Phase.REVERT, "StopTask"),
            PLACES.after("clone-orders", Phase.REVERT, "DeleteDBInstance")));
  }

  @Tag("full")
  @ParameterizedTest
  @EnumSource(names = {"INSPECT", "APPLY", "CONFIRM", "REVERT"})
  void leavesNothingThoughTheWorkerDiesInThisMethodOfEveryStep(Phase phase) {
    run(SCENE, "every " + phase, PLACES.everyStep(phase, Moment.BEGUN));
  }

  @Tag("full")
  @ParameterizedTest
  @EnumSource(names = {"INSPECT", "APPLY", "CONFIRM", "REVERT"})
  void leavesNothingThoughTheWorkerDiesAtTheEndOfThisMethodOfEveryStep(Phase phase) {
    run(SCENE, "end of every " + phase, PLACES.everyStep(phase, Moment.UNRECORDED));
  }

  @Tag("full")
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void leavesNothingThoughTheWorkerDiesAfterEveryMutationWhoseAnswerIsLost(int half) {
    run(
        SCENE,
        "lost answers, part " + (half + 1),
        Stream.of(Phase.APPLY, Phase.CONFIRM, Phase.REVERT)
            .flatMap(phase -> PLACES.everySecondMutation(phase, half).stream())
            .toList());
  }

  @Tag("full")
  @ParameterizedTest
  @EnumSource(names = {"APPLY", "REVERT"})
  void leavesNothingThoughTheWorkerDiesAndNoneIsThereForLong(Phase phase) {
    run(
        SCENE,
        "nobody in " + phase,
        List.of(KillPoint.of("clone-orders", phase, Moment.UNRECORDED).ofTheLastWorker()));
  }

  @Tag("full")
  @ParameterizedTest
  @EnumSource(names = {"BEGUN", "UNRECORDED"})
  void leavesNothingThoughTheWorkerDiesAsItLooksAtOtherRunsOrKeepsTheReport(Moment moment) {
    run(
        SCENE,
        "other runs and report, " + moment,
        List.of(
            KillPoint.of("FindMoveUnderWay", Phase.KEEPING, moment),
            KillPoint.of("KeepReport", Phase.KEEPING, moment)));
  }

  @Tag("full")
  @Test
  void leavesNothingThoughTheServerDiesAgainAndAgain() {
    run(
        SCENE,
        "server",
        List.of(
            KillPoint.of("clone-orders", Phase.APPLY, Moment.BEGUN).ofTheServer(),
            KillPoint.of("clone-orders", Phase.CONFIRM, Moment.BEGUN).ofTheServer(),
            KillPoint.of("start-drill-services", Phase.APPLY, Moment.BEGUN).ofTheServer(),
            KillPoint.of("start-drill-services", Phase.REVERT, Moment.BEGUN).ofTheServer(),
            KillPoint.of("clone-orders", Phase.REVERT, Moment.BEGUN).ofTheServer()));
  }
}
