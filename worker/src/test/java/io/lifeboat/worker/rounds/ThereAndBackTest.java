package io.lifeboat.worker.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.Verdict;
import io.lifeboat.simulator.JournalEntry;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Viewer;
import io.lifeboat.worker.DevServer;
import io.lifeboat.worker.Picture;
import io.lifeboat.workflows.FailoverWorkflow;
import io.lifeboat.workflows.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A region is lost and left by force, returns, and users come home to it, a few first. */
@Timeout(240)
@ExtendWith(RealServer.class)
class ThereAndBackTest {
  private static final double SPEED_UP = 20;
  private static final Duration LAG = Duration.ofMillis(1500);

  @Test
  void leavesALostRegionAndComesHomeAndLosesNoMoreThanTheLag(DevServer server) {
    try (Round round = Round.of(server, ExamplePlan.euWebShop(), SPEED_UP)) {
      Picture before = round.picture();
      round.aws().faults().lag("web-shop-orders", LAG);
      assertThat(round.end(round.mark()).verdict()).contains(Verdict.RECOVERED);
      Round.pause(Duration.ofSeconds(4));

      int written = round.aws().journal().entries().size();
      RunRecord there = leave(round);
      ExpectedJournal.read("there-and-back/failover.journal")
          .isTrueOf(since(round, written), there);

      List<Long> lost = seeWhatWasLost(round);
      int left = round.aws().journal().entries().size();
      RunRecord back = round.end(round.failback());
      assertThat(back.verdict()).as(back.sentence()).contains(Verdict.RECOVERED);
      ExpectedJournal.read("there-and-back/failback.journal").isTrueOf(since(round, left), back);
      assertThat(back.leftToDo().toString())
          .contains("rds:unplanned-global-failover-orders-eu-central-1");

      seeThatNothingElseWasLost(round, lost);
      assertThat(round.picture().toString()).isEqualTo(before.toString());
      say(there, back, lost);
    }
  }

  /** By force, with the region silent until all but the fences is done. */
  private static RunRecord leave(Round round) {
    round.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);
    FailoverWorkflow run = round.failover(Mode.FORCED, Optional.of(Instant.now()));
    RunRecord fencing = round.until(run, record -> record.state() == RunState.FENCING);
    assertThat(fencing.times().rto().orElseThrow()).isLessThan(Duration.ofMinutes(1));
    assertThatThrownBy(() -> run.rollBackNow(new Order(Round.WHO, "I changed my mind")))
        .rootCause()
        .hasMessageContaining("cannot be put back; run a failback");
    round.aws().faults().restore("eu-central-1");
    RunRecord record = round.end(run);
    assertThat(record.verdict()).as(record.sentence()).contains(Verdict.RECOVERED);
    return record;
  }

  /** Exactly what had not been replicated, as the simulator says. */
  private static List<Long> seeWhatWasLost(Round round) {
    Orders orders = new Orders(round.aws(), "eu-west-1");
    List<Long> lost = orders.lost();
    assertThat(lost).isNotEmpty();
    assertThat(happened(round, "data lost"))
        .singleElement()
        .satisfies(
            entry ->
                assertThat(entry.sentence())
                    .startsWith(lost.size() + " committed statements")
                    .contains("newest of " + orders.of(lost.get(lost.size() - 1)).at()));
    assertThat(orders.markers()).isEqualTo(1);
    return lost;
  }

  /** The marker of before and that of the failback are there, and every order once. */
  private static void seeThatNothingElseWasLost(Round round, List<Long> lost) {
    Orders orders = new Orders(round.aws(), "eu-central-1");
    assertThat(orders.markers()).isEqualTo(2);
    assertThat(orders.lost()).isEqualTo(lost);
    assertThat(orders.stored()).doesNotHaveDuplicates();
    assertThat(happened(round, "data lost")).hasSize(1);
    assertThat(
            round
                .aws()
                .web()
                .get("shop.example.com", "/checkout/health", Viewer.named("new"))
                .region())
        .contains("eu-central-1");
  }

  private static List<JournalEntry> happened(Round round, String operation) {
    return round.aws().journal().entries().stream()
        .filter(entry -> entry.operation().equals(operation))
        .toList();
  }

  private static List<JournalEntry> since(Round round, int entries) {
    List<JournalEntry> all = round.aws().journal().entries();
    return all.subList(entries, all.size());
  }

  private static void say(RunRecord there, RunRecord back, List<Long> lost) {
    System.out.printf(
        "there: %s%nback: %s (%d s)%nlost: %d orders; at %d times AWS's speed%n",
        there.sentence(),
        back.sentence(),
        Duration.between(back.times().startedAt(), back.times().endedAt().orElseThrow())
            .toSeconds(),
        lost.size(),
        (int) SPEED_UP);
  }
}
