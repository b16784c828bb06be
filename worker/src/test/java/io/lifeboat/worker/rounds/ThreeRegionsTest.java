package io.lifeboat.worker.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.plan.run.Verdict;
import io.lifeboat.simulator.JournalEntry;
import io.lifeboat.simulator.Loss;
import io.lifeboat.worker.DevServer;
import io.lifeboat.worker.Picture;
import io.lifeboat.workflows.FailbackWorkflow;
import io.lifeboat.workflows.FailoverWorkflow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.route53.Route53Client;

/**
 * Two databases, three services, weights and latency records: to the second region by force, and
 * home again, with the example as it is shipped.
 */
@Timeout(240)
@ExtendWith(RealServer.class)
class ThreeRegionsTest {
  private static final double SPEED_UP = 30;

  private static final ExamplePlan EXAMPLE = ExamplePlan.threeRegions();

  @Test
  void leavesDublinForVirginiaAndComesHome(DevServer server) {
    try (Round round = Round.of(server, EXAMPLE, SPEED_UP)) {
      Picture before = round.picture();
      Map<String, Long> atHome = weights(round);
      assertThat(round.end(round.mark()).verdict()).contains(Verdict.RECOVERED);
      RunRecord there = leave(round);
      assertThat(there.verdict()).as(there.sentence()).contains(Verdict.RECOVERED);
      assertThat(weights(round).get("virginia")).isPositive();
      assertThat(weights(round).get("dublin")).isZero();
      assertThat(round.picture().toString()).contains("_lifeboat.api.booking.example.com");

      FailbackWorkflow failback = round.failback();
      round.until(failback, "watch-canary", StepState.CONFIRMING);
      assertThat(share(weights(round), "dublin")).isEqualTo(5);
      RunRecord back = round.end(failback);
      assertThat(back.verdict()).as(back.sentence()).contains(Verdict.RECOVERED);
      assertThat(weights(round)).isEqualTo(atHome);
      assertThat(back.leftToDo().toString())
          .contains("rds:unplanned-global-failover-bookings-eu-west-1")
          .contains("rds:unplanned-global-failover-accounts-eu-west-1");
      assertThat(round.picture().toString()).isEqualTo(before.toString());
      assertThat(promotions(round)).hasSize(4);
    }
  }

  private static RunRecord leave(Round round) {
    round.aws().faults().lose("eu-west-1", Loss.BLACK_HOLE);
    FailoverWorkflow run = round.failover(Mode.FORCED);
    round.until(run, record -> record.state() == RunState.FENCING);
    round.aws().faults().restore("eu-west-1");
    return round.end(run);
  }

  private static Map<String, Long> weights(Round round) {
    Map<String, Long> weights = new TreeMap<>();
    round
        .aws()
        .client(Route53Client.class, "us-east-1")
        .listResourceRecordSets(r -> r.hostedZoneId("Z05EXAMPLE"))
        .resourceRecordSets()
        .stream()
        .filter(set -> set.weight() != null)
        .forEach(set -> weights.put(set.setIdentifier(), set.weight()));
    return weights;
  }

  /** In percent. */
  private static long share(Map<String, Long> weights, String set) {
    long all = weights.values().stream().mapToLong(Long::longValue).sum();
    return 100 * Optional.ofNullable(weights.get(set)).orElse(0L) / all;
  }

  private static List<JournalEntry> promotions(Round round) {
    return round.aws().journal().mutations().stream()
        .filter(entry -> entry.operation().matches("(Failover|Switchover)GlobalCluster"))
        .toList();
  }
}
