package io.lifeboat.worker.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.DrillDepth;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.plan.run.Verdict;
import io.lifeboat.simulator.JournalEntry;
import io.lifeboat.worker.DevServer;
import io.lifeboat.worker.Picture;
import io.lifeboat.workflows.DrillWorkflow;
import io.lifeboat.workflows.Order;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drills in their three depths, with users outside who must not notice the first two. */
@Timeout(240)
@ExtendWith(RealServer.class)
class DrillTest {
  private static final String USERS_PAGE = "http://shop.example.com/checkout/health";
  private static final double SPEED_UP = 60;

  @Test
  void checksWithoutChangingAnythingAndWithoutAnyUserNoticing(DevServer server) {
    try (Round round = Round.of(server, ExamplePlan.euWebShop(), SPEED_UP);
        OutsideUsers users = OutsideUsers.of(round.aws().web(), USERS_PAGE)) {
      Round.pause(Duration.ofSeconds(2));
      RunRecord record = round.end(round.drill(DrillDepth.CHECK));
      assertThat(record.verdict()).as(record.sentence()).contains(Verdict.PASSED);
      assertThat(round.aws().journal().mutations()).isEmpty();
      seeThatNobodyNoticed(users, record);
    }
  }

  @Test
  void exercisesTheStandbyOnTheSideAndLeavesNothingBehind(DevServer server) {
    try (Round round = Round.of(server, ExamplePlan.euWebShop(), SPEED_UP);
        OutsideUsers users = OutsideUsers.of(round.aws().web(), USERS_PAGE)) {
      Picture before = round.picture();
      Round.pause(Duration.ofSeconds(2));
      RunRecord record = round.end(round.drill(DrillDepth.ISOLATED));
      assertThat(record.verdict()).as(record.sentence()).contains(Verdict.PASSED);
      assertThat(record.drill().orElseThrow().rto()).isPresent();
      assertThat(record.drill().orElseThrow().rpo()).isPresent();
      assertThat(operations(round))
          .contains("RestoreDBClusterToPointInTime", "CreateDBInstance", "RunTask");
      assertThat(round.picture().toString()).isEqualTo(before.toString());
      seeThatNobodyNoticed(users, record);
      System.out.println("an isolated drill: " + record.sentence());
    }
  }

  @Test
  void leavesNothingBehindWhenItIsAbortedWhileItsTasksStart(DevServer server) {
    abort("start-drill-services", server);
  }

  @Tag("full")
  @Test
  void leavesNothingBehindWhenItIsAbortedWhileItsCloneIsMade(DevServer server) {
    abort("clone-orders", server);
  }

  private static void abort(String step, DevServer server) {
    try (Round round = Round.of(server, ExamplePlan.euWebShop(), SPEED_UP)) {
      Picture before = round.picture();
      DrillWorkflow run = round.drill(DrillDepth.ISOLATED);
      round.until(run, step, StepState.CONFIRMING);
      assertThat(round.picture()).isNotEqualTo(before);
      run.abortNow(new Order(Round.WHO, "not now"));
      RunRecord record = round.end(run);
      assertThat(record.verdict()).as(record.sentence()).contains(Verdict.STOPPED_SAFELY);
      assertThat(round.picture().toString()).isEqualTo(before.toString());
    }
  }

  @Test
  void leavesNothingBehindWhenEveryCallOfTheCleanUpIsThrottledManyTimes(DevServer server) {
    try (Round round = Round.of(server, ExamplePlan.euWebShop(), SPEED_UP)) {
      seeThatItCleansUpAlthough(
          round,
          () ->
              List.of("DeleteDBCluster", "DeleteDBInstance", "StopTask")
                  .forEach(operation -> round.aws().faults().throttle(operation, 5)));
    }
  }

  @Tag("full")
  @ParameterizedTest
  @ValueSource(strings = {"DeleteDBCluster", "DeleteDBInstance", "StopTask"})
  void leavesNothingBehindWhenACallOfTheCleanUpFails(String operation, DevServer server) {
    try (Round round = Round.of(server, ExamplePlan.euWebShop(), SPEED_UP)) {
      seeThatItCleansUpAlthough(
          round, () -> round.aws().faults().fail(operation, "InternalFailure", 1));
    }
  }

  @Tag("full")
  @Test
  void leavesNothingBehindWhenTheAnswersOfTheCleanUpAreLost(DevServer server) {
    try (Round round = Round.of(server, ExamplePlan.euWebShop(), SPEED_UP)) {
      seeThatItCleansUpAlthough(
          round,
          () ->
              List.of("DeleteDBCluster", "DeleteDBInstance", "StopTask")
                  .forEach(operation -> round.aws().faults().loseAnswer(operation, 1)));
    }
  }

  private static void seeThatItCleansUpAlthough(Round round, Runnable trouble) {
    Picture before = round.picture();
    trouble.run();
    RunRecord record = round.end(round.drill(DrillDepth.ISOLATED));
    assertThat(record.verdict()).as(record.sentence()).contains(Verdict.PASSED);
    assertThat(round.picture().toString()).isEqualTo(before.toString());
  }

  @Test
  void movesUsersThereAndBackInAFullDrillAndLeavesTheWorldAsItWas(DevServer server) {
    ExamplePlan example = ExamplePlan.euWebShop().watching("3s");
    try (Round round = Round.of(server, example, SPEED_UP)) {
      Picture before = round.picture();
      RunRecord record = round.end(round.drill(DrillDepth.FULL));
      assertThat(record.verdict()).as(record.sentence()).contains(Verdict.PASSED);
      assertThat(operations(round)).filteredOn("SwitchoverGlobalCluster"::equals).hasSize(2);
      assertThat(round.picture().toString()).isEqualTo(before.toString());
      Orders orders = new Orders(round.aws(), "eu-central-1");
      assertThat(orders.lost()).isEmpty();
      System.out.println("a full drill: " + record.sentence());
    }
  }

  private static void seeThatNobodyNoticed(OutsideUsers users, RunRecord record) {
    assertThat(users.seen()).hasSizeGreaterThan(10);
    assertThat(users.failed()).isEmpty();
    assertThat(record.users().orElseThrow().failed()).isZero();
    assertThat(record.state()).isEqualTo(RunState.ENDED);
  }

  private static List<String> operations(Round round) {
    return round.aws().journal().mutations().stream().map(JournalEntry::operation).toList();
  }
}
