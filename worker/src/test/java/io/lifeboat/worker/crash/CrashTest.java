package io.lifeboat.worker.crash;

import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.worker.crash.KillPoint.Moment;
import io.lifeboat.worker.crash.KillPoint.Phase;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A run outlives SIGKILL of its worker and of its Temporal server, wherever it strikes, and
 * simulated AWS takes each mutation once. Every run writes its kills into {@code
 * target/crash-matrix.md}.
 */
@Timeout(400)
class CrashTest {
  private static final Example EXAMPLE = Example.euWebShop();
  private static final Procedure PROCEDURE = EXAMPLE.forcedFailover();
  private static final KillPoints PLACES = new KillPoints(PROCEDURE);

  @TempDir static Path folder;
  private static TemporalServer temporal;

  @BeforeAll
  static void startTemporal() {
    temporal = TemporalServer.startOrSkip(folder);
  }

  @AfterAll
  static void stopTemporal() {
    if (temporal != null) {
      temporal.close();
    }
  }

  @Test
  void recoversThoughWorkerAndServerDieOnTheWay() {
    run(
        "some of all",
        List.of(
            KillPoint.of("promote-orders", Phase.SURVEY, Moment.BEGUN),
            after("scale-checkout", "RegisterScalableTarget"),
            PLACES.everyGate().get(0).ofTheServer(),
            after("promote-orders", "FailoverGlobalCluster"),
            KillPoint.of("promote-orders", Phase.CONFIRM, Moment.BEGUN),
            KillPoint.of("flip-shop", Phase.APPLY, Moment.UNRECORDED),
            KillPoint.of("flip-shop", Phase.CONFIRM, Moment.BEGUN).ofTheServer(),
            KillPoint.of("tell-news-recovered", Phase.APPLY, Moment.UNRECORDED),
            after("fence-services", "UpdateService")));
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
    run("lost answers, part " + (half + 1), PLACES.everySecondMutation(half));
  }

  @Tag("full")
  @Test
  void recoversThoughAnswersAreLostAndTheWorkerDiesBeforeItCouldTellWhatItFound() {
    List<KillPoint> found = PLACES.everyStep(Phase.APPLY, Moment.UNRECORDED);
    try (CrashRun run = prepare("lost answers, looked up", found)) {
      PLACES.effects().stream()
          .map(Mutation::operation)
          .distinct()
          .forEach(operation -> run.world().loseAnswers(operation, 1));
      carryOut("lost answers, looked up", run);
    }
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

  private static KillPoint after(String step, String operation) {
    return PROCEDURE.steps().stream()
        .filter(each -> each.id().equals(step))
        .flatMap(each -> Mutation.of(each.step()).stream())
        .filter(effect -> effect.operation().equals(operation))
        .findFirst()
        .map(effect -> KillPoint.after(step, effect))
        .orElseThrow();
  }

  private static void run(String name, List<KillPoint> points) {
    try (CrashRun run = prepare(name, points)) {
      carryOut(name, run);
    }
  }

  private static CrashRun prepare(String name, List<KillPoint> points) {
    Path logs = Path.of("target", "crash", name.replaceAll("\\W+", "-"));
    return new CrashRun(temporal, EXAMPLE, PROCEDURE, points, logs);
  }

  private static void carryOut(String name, CrashRun run) {
    List<Ambush> hits = run.carryOut();
    CrashMatrix.add(name, hits, run.mutations());
  }

  private static String word(Phase phase) {
    return phase.name().toLowerCase(Locale.ROOT);
  }
}
