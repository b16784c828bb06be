package io.lifeboat.worker.crash;

import io.lifeboat.worker.crash.KillPoint.Moment;
import io.lifeboat.worker.crash.KillPoint.Phase;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A forced failover. */
@Timeout(400)
class CrashTest extends Crashes {
  private static final Scene SCENE = new ForcedFailover(Example.euWebShop());
  private static final KillPoints PLACES = SCENE.places();

  @Test
  void recoversThoughWorkerAndServerDieOnTheWay() {
    run(
        "some of all",
        List.of(
            KillPoint.of("promote-orders", Phase.SURVEY, Moment.BEGUN),
            PLACES.after("scale-checkout", Phase.APPLY, "RegisterScalableTarget"),
            PLACES.everyGate().get(0).ofTheServer(),
            PLACES.after("promote-orders", Phase.APPLY, "FailoverGlobalCluster"),
            KillPoint.of("promote-orders", Phase.CONFIRM, Moment.BEGUN),
            KillPoint.of("flip-shop", Phase.APPLY, Moment.UNRECORDED),
            KillPoint.of("flip-shop", Phase.CONFIRM, Moment.BEGUN).ofTheServer(),
            KillPoint.of("tell-news-recovered", Phase.APPLY, Moment.UNRECORDED),
            PLACES.after("fence-services", Phase.APPLY, "UpdateService")));
  }

  @Tag("full")
  @ParameterizedTest
  @EnumSource(names = {"INSPECT", "APPLY", "CONFIRM"})
  void recoversThoughTheWorkerDiesInThisMethodOfEveryStep(Phase phase) {
    run("every " + word(phase), PLACES.everyStep(phase, Moment.BEGUN));
  }

  @Tag("full")
  @ParameterizedTest
  @EnumSource(names = {"INSPECT", "APPLY", "CONFIRM"})
  void recoversThoughTheWorkerDiesAtTheEndOfThisMethodOfEveryStep(Phase phase) {
    run("end of every " + word(phase), PLACES.everyStep(phase, Moment.UNRECORDED));
  }

  @Tag("full")
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void recoversThoughTheWorkerDiesAfterEveryMutationWhoseAnswerIsLost(int half) {
    run("lost answers, part " + (half + 1), PLACES.everySecondMutation(Phase.APPLY, half));
  }

  @Tag("full")
  @Test
  void recoversThoughAnswersAreLostAndTheWorkerDiesBeforeItCouldTellWhatItFound() {
    List<KillPoint> found = PLACES.everyStep(Phase.APPLY, Moment.UNRECORDED);
    run(
        SCENE,
        "lost answers, looked up",
        found,
        SCENE.mutations().stream().map(Mutation::operation).distinct().toList());
  }

  @Tag("full")
  @Test
  void recoversThoughTheWorkerDiesInTheSurveyAndAtTheGate() {
    List<KillPoint> survey = PLACES.everyStep(Phase.SURVEY, Moment.BEGUN);
    run("survey and gate", List.of(survey.get(0), PLACES.everyGate().get(0)));
  }

  @Tag("full")
  @Test
  void recoversThoughTheServerDiesAgainAndAgain() {
    run(
        "server",
        List.of(
            KillPoint.of("promote-orders", Phase.SURVEY, Moment.BEGUN).ofTheServer(),
            PLACES.everyGate().get(0).ofTheServer(),
            KillPoint.of("promote-orders", Phase.APPLY, Moment.BEGUN).ofTheServer(),
            KillPoint.of("promote-orders", Phase.CONFIRM, Moment.BEGUN).ofTheServer(),
            KillPoint.of("flip-shop", Phase.APPLY, Moment.BEGUN).ofTheServer(),
            KillPoint.of("flip-shop", Phase.CONFIRM, Moment.BEGUN).ofTheServer(),
            KillPoint.of("tell-news-recovered", Phase.APPLY, Moment.BEGUN).ofTheServer(),
            KillPoint.of("fence-services", Phase.APPLY, Moment.BEGUN).ofTheServer()));
  }

  private static void run(String name, List<KillPoint> points) {
    run(SCENE, name, points);
  }

  private static String word(Phase phase) {
    return phase.name().toLowerCase(Locale.ROOT);
  }
}
