package io.lifeboat.worker.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.DrillDepth;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.Verdict;
import io.lifeboat.simulator.Loss;
import io.lifeboat.worker.DevServer;
import io.lifeboat.worker.Picture;
import io.lifeboat.workflows.FailoverWorkflow;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Three regions whose PostgreSQL servers are real ones, with the example as it is shipped. */
@Timeout(240)
@ExtendWith(RealServer.class)
class AtlasTest {
  private static final double SPEED_UP = 30;
  private static final String HOME = "eu-west-1";

  @Test
  void drillsOnTheSide(DevServer server) {
    try (Round round = Round.of(server, ExamplePlan.named("atlas-crm"), SPEED_UP)) {
      Picture before = round.picture();
      RunRecord record = round.end(round.drill(DrillDepth.ISOLATED));
      say(record);
      assertThat(record.verdict()).as(record.sentence()).contains(Verdict.PASSED);
      assertThat(round.picture().toString()).isEqualTo(before.toString());
    }
  }

  @Test
  void movesAsPlannedAndComesHome(DevServer server) {
    try (Round round = Round.of(server, ExamplePlan.named("atlas-crm"), SPEED_UP)) {
      Picture before = round.picture();
      Customers customers = new Customers(round.aws());
      customers.write(HOME, "before");
      RunRecord there = round.end(round.failover(Mode.GRACEFUL));
      say(there);
      assertThat(there.verdict()).as(there.sentence()).contains(Verdict.RECOVERED);
      customers.write("us-east-1", "meanwhile");
      customers.seeEverywhere("before", "meanwhile");

      RunRecord back = round.end(round.failback());
      say(back);
      assertThat(back.verdict()).as(back.sentence()).contains(Verdict.RECOVERED);
      assertThat(back.leftToDo()).isEmpty();
      customers.write(HOME, "after");
      customers.seeEverywhere("before", "meanwhile", "after");
      assertThat(round.picture().toString()).isEqualTo(before.toString());
    }
  }

  @Test
  void leavesALostEuropeAndComesHome(DevServer server) {
    try (Round round = Round.of(server, ExamplePlan.named("atlas-crm"), SPEED_UP)) {
      Picture before = round.picture();
      Customers customers = new Customers(round.aws());
      customers.write(HOME, "before");
      customers.seeEverywhere("before");
      customers.writeUnsent("never sent");
      round.aws().faults().lose(HOME, Loss.BLACK_HOLE);

      RunRecord there = leave(round);
      customers.write("us-east-1", "meanwhile");
      customers.seeIn("ap-southeast-1", "before", "meanwhile");

      RunRecord back = round.end(round.failback());
      say(back);
      assertThat(back.verdict()).as(back.sentence()).contains(Verdict.RECOVERED_WITH_EXCEPTIONS);
      assertThat(back.leftToDo().toString())
          .contains("1 row of public.organization that eu-west-1 had not sent");
      assertThat(customers.setAside(HOME)).isEqualTo("never sent");
      customers.write(HOME, "after");
      customers.seeEverywhere("before", "meanwhile", "after");
      assertThat(round.picture().toString()).isEqualTo(before.toString());
    }
  }

  private static RunRecord leave(Round round) {
    FailoverWorkflow run = round.failover(Mode.FORCED, Optional.of(Instant.now()));
    RunRecord fencing = round.until(run, record -> record.state() == RunState.FENCING);
    assertThat(fencing.times().rto().orElseThrow()).isLessThan(round.plan().objectives().rto());
    round.aws().faults().restore(HOME);
    RunRecord there = round.end(run);
    say(there);
    assertThat(there.verdict()).as(there.sentence()).contains(Verdict.RECOVERED);
    return there;
  }

  private static void say(RunRecord record) {
    System.out.printf(
        "atlas-crm, %s: %s (at %d times AWS's speed)%n",
        record.procedure(), record.sentence(), (int) SPEED_UP);
  }
}
