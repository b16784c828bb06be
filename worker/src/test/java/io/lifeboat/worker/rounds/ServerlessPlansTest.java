package io.lifeboat.worker.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.DrillDepth;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.plan.run.Verdict;
import io.lifeboat.simulator.Loss;
import io.lifeboat.worker.DevServer;
import io.lifeboat.worker.Picture;
import io.lifeboat.workflows.FailoverWorkflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The examples that are made of functions, tables and buckets, as they are shipped, each way there
 * is. All live in us-east-1, whose loss takes Route 53's control plane along.
 */
@Timeout(240)
@ExtendWith(RealServer.class)
class ServerlessPlansTest {
  private static final int SPEED_UP = 30;
  private static final String HOME = "us-east-1";

  @Test
  void usPlatformLeavesALostRegionAndComesHome(DevServer server) {
    leavesALostRegionAndComesHome("us-platform", server);
  }

  @Tag("full")
  @ParameterizedTest
  @ValueSource(strings = {"health-events", "transactions"})
  void leavesALostRegionAndComesHome(String plan, DevServer server) {
    try (Round round = Round.of(server, ExamplePlan.named(plan), SPEED_UP)) {
      Picture before = round.picture();
      assertThat(round.end(round.mark()).verdict()).contains(Verdict.RECOVERED);
      Round.pause(Duration.ofSeconds(1));
      RunRecord there = leave(round);
      seeThatItIsRecovered(there);
      seeThatTheObjectivesAreKept(there);
      RunRecord back = round.end(round.failback());
      seeThatItIsRecovered(back);
      assertThat(round.picture().toString()).isEqualTo(before.toString());
      say(there, back);
    }
  }

  @Test
  void transactionsMovesAndComesHome(DevServer server) {
    movesAndComesHome("transactions", server);
  }

  @Tag("full")
  @ParameterizedTest
  @ValueSource(strings = {"health-events", "us-platform"})
  void movesAndComesHome(String plan, DevServer server) {
    try (Round round = Round.of(server, ExamplePlan.named(plan), SPEED_UP)) {
      Picture before = round.picture();
      RunRecord there = round.end(round.failover(Mode.GRACEFUL));
      seeThatItIsRecovered(there);
      seeThatNothingWasLost(there);
      RunRecord back = round.end(round.failback());
      seeThatItIsRecovered(back);
      seeThatNothingWasLost(back);
      assertThat(round.picture().toString()).isEqualTo(inStep(before));
      say(there, back);
    }
  }

  @Test
  void healthEventsPractisesOnTheSide(DevServer server) {
    practisesOnTheSide("health-events", server);
  }

  @Tag("full")
  @ParameterizedTest
  @ValueSource(strings = {"us-platform", "transactions"})
  void practisesOnTheSide(String plan, DevServer server) {
    try (Round round = Round.of(server, ExamplePlan.named(plan), SPEED_UP)) {
      Picture before = round.picture();
      RunRecord drill = round.end(round.drill(DrillDepth.ISOLATED));
      assertThat(drill.verdict()).as(drill.sentence()).contains(Verdict.PASSED);
      assertThat(drill.users().orElseThrow().failed()).isZero();
      assertThat(round.picture().toString()).isEqualTo(before.toString());
      say(drill);
    }
  }

  /** By force, with the region silent until all is done but what it has to answer for. */
  private static RunRecord leave(Round round) {
    round.aws().faults().lose(HOME, Loss.BLACK_HOLE);
    FailoverWorkflow run = round.failover(Mode.FORCED, Optional.of(Instant.now()));
    RunRecord fencing = round.until(run, record -> record.state() == RunState.FENCING);
    assertThat(fencing.sentence()).startsWith("Users are served by us-west-2");
    round.aws().faults().restore(HOME);
    return round.end(run);
  }

  private static void seeThatItIsRecovered(RunRecord run) {
    assertThat(run.verdict()).as(run.sentence()).contains(Verdict.RECOVERED);
    assertThat(run.steps())
        .allMatch(step -> List.of(StepState.DONE, StepState.ALREADY_DONE).contains(step.state()));
  }

  /** On AWS's scale; what Lifeboat itself takes is scaled as well, which is more than it would. */
  private static void seeThatTheObjectivesAreKept(RunRecord run) {
    assertThat(run.times().rto().orElseThrow().multipliedBy(SPEED_UP))
        .isLessThan(run.objectives().rto());
    run.times().lag().ifPresent(lag -> assertThat(lag).isLessThan(run.objectives().rpo()));
    assertThat(run.sentence()).contains(", kept)").contains("kept by that measure)");
  }

  private static void seeThatNothingWasLost(RunRecord run) {
    assertThat(run.steps().stream().filter(step -> step.id().startsWith("check-marker")))
        .isNotEmpty()
        .allMatch(step -> step.sentence().startsWith("the marker of this run is in"));
  }

  /** What a graceful move brought in step in the standby stays in step. */
  private static String inStep(Picture before) {
    return before
        .toString()
        .replace(
            "us-west-2 parameter /platform/page-size=25",
            "us-west-2 parameter /platform/page-size=50");
  }

  private static void say(RunRecord... runs) {
    for (RunRecord run : runs) {
      System.out.printf(
          "%s, %s %s: %s%n", run.application(), run.mode(), run.procedure(), run.sentence());
    }
  }
}
