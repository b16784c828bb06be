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
import io.lifeboat.workflows.DrillWorkflow;
import io.lifeboat.workflows.FailoverWorkflow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A drill and a move in earnest never stand in each other's way. */
@Timeout(180)
@ExtendWith(RealServer.class)
class DrillGivesWayTest {
  private static final double SPEED_UP = 30;

  @Test
  void stopsAndCleansUpWhenThePrimaryDiesAndARealFailoverTakesOver(DevServer server) {
    try (Round round = Round.of(server, ExamplePlan.euWebShop(), SPEED_UP)) {
      DrillWorkflow drill = round.drill(DrillDepth.ISOLATED);
      round.until(drill, "start-drill-services", StepState.CONFIRMING);
      round.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);

      FailoverWorkflow failover = round.failover(Mode.FORCED);
      RunRecord served = round.until(failover, record -> record.state() == RunState.FENCING);
      assertThat(served.sentence()).contains("Users are served by eu-west-1");
      RunRecord stopped = round.end(drill);
      assertThat(stopped.verdict()).as(stopped.sentence()).contains(Verdict.STOPPED_SAFELY);
      assertThat(stopped.sentence()).contains("failover takes over");

      round.aws().faults().restore("eu-central-1");
      assertThat(round.end(failover).verdict()).contains(Verdict.RECOVERED);
      assertThat(round.picture().toString())
          .doesNotContain("lifeboat-drill")
          .doesNotContain("task on the side");
    }
  }

  @Test
  void doesNotBeginWhileAMoveIsUnderWay(DevServer server) {
    try (Round round = Round.of(server, ExamplePlan.euWebShop(), SPEED_UP)) {
      FailoverWorkflow failover = round.failover(Mode.FORCED);
      round.until(failover, record -> record.state() != RunState.LOOKING);
      RunRecord skipped = round.end(round.drill(DrillDepth.CHECK));
      assertThat(skipped.verdict()).contains(Verdict.STOPPED_SAFELY);
      assertThat(skipped.sentence()).contains("a move is under way");
      assertThat(failover.status().state()).isNotEqualTo(RunState.ENDED);
    }
  }
}
