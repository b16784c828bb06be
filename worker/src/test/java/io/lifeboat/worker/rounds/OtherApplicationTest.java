package io.lifeboat.worker.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.Verdict;
import io.lifeboat.simulator.Loss;
import io.lifeboat.worker.DevServer;
import io.lifeboat.worker.Picture;
import io.lifeboat.workflows.FailoverWorkflow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two applications of two plans: one moves as part of the other's move, in a run of its own. */
@Timeout(240)
@ExtendWith(RealServer.class)
class OtherApplicationTest {
  private static final double SPEED_UP = 30;

  @Test
  void movesThereByForceAndComesHomeInPeace(DevServer server) {
    try (Round round = Round.of(server, ExamplePlan.shopFront(), SPEED_UP)) {
      Picture before = round.picture();
      round.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);
      FailoverWorkflow run = round.failover(Mode.FORCED);
      RunRecord there = round.end(run);
      round.aws().faults().restore("eu-central-1");
      assertThat(there.verdict()).as(there.sentence()).contains(Verdict.RECOVERED);
      assertThat(Round.step(there, "move-payments").sentence())
          .startsWith("payments: Users are served by eu-west-1");
      assertThat(Round.step(there, "move-payments").endedAt().orElseThrow())
          .isBeforeOrEqualTo(Round.step(there, "flip-front").startedAt().orElseThrow());
      assertThat(payments(round).mode()).isEqualTo(Mode.FORCED);

      RunRecord back = round.end(round.failback());
      assertThat(back.verdict()).as(back.sentence()).contains(Verdict.RECOVERED);
      assertThat(payments(round).procedure()).isEqualTo("failback");
      assertThat(payments(round).verdict()).contains(Verdict.RECOVERED);
      assertThat(round.picture().toString()).isEqualTo(before.toString());
    }
  }

  private static RunRecord payments(Round round) {
    return round.other("recover/payments").status();
  }
}
