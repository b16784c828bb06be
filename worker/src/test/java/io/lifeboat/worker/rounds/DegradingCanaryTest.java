package io.lifeboat.worker.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.plan.run.Verdict;
import io.lifeboat.worker.DevServer;
import io.lifeboat.worker.Picture;
import io.lifeboat.workflows.FailbackWorkflow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A few users are home, and the storefront there gets worse. */
@Timeout(180)
@ExtendWith(RealServer.class)
class DegradingCanaryTest {
  private static final String HOME = "eu-central-1";
  private static final double SPEED_UP = 30;

  @Test
  void sendsUsersAndDatabaseBackToTheStandbyByItselfAndSaysWhy(DevServer server) {
    ExamplePlan example = ExamplePlan.euWebShop().watching("60s");
    try (Round round = Round.of(server, example, SPEED_UP)) {
      assertThat(round.end(round.failover(Mode.GRACEFUL)).verdict()).contains(Verdict.RECOVERED);
      Picture before = round.picture();
      try (OutsideUsers users =
          OutsideUsers.of(round.aws().web(), "http://shop.example.com/health")) {
        FailbackWorkflow run = round.failback();
        round.until(run, "watch-canary", StepState.CONFIRMING);
        Round.pause(Duration.ofSeconds(2));
        assertThat(users.failed()).isEmpty();
        round.aws().faults().degrade(HOME, "web-shop/storefront", 1, Duration.ZERO);

        RunRecord record = round.until(run, each -> each.state() == RunState.ENDED);
        assertThat(record.verdict()).as(record.sentence()).contains(Verdict.ROLLED_BACK);
        assertThat(record.sentence()).contains("storefront").contains("put back");
        assertThat(round.picture().toString()).isEqualTo(before.toString());
        seeThatOnlyTheCanaryWasHurt(users);
        System.out.println("a canary that degrades: " + record.sentence());
      }
    }
  }

  private static void seeThatOnlyTheCanaryWasHurt(OutsideUsers users) {
    List<OutsideUsers.Seen> failed = users.failed();
    assertThat(failed).allSatisfy(one -> assertThat(one.region()).contains(HOME));
    assertThat(users.seen().get(users.seen().size() - 1).region())
        .isEqualTo(Optional.of("eu-west-1"));
    assertThat(failed.size()).isLessThanOrEqualTo(users.seen().size() * 15 / 100);
    System.out.printf(
        "a canary that degrades: %d of %d questions from outside failed%n",
        failed.size(), users.seen().size());
  }
}
