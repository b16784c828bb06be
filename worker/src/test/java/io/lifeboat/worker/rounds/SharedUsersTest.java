package io.lifeboat.worker.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.Verdict;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Viewer;
import io.lifeboat.worker.DevServer;
import io.lifeboat.worker.Picture;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A region is lost whose users go to two others, and all is as before when they are home. */
@Timeout(240)
@ExtendWith(RealServer.class)
class SharedUsersTest {
  private static final double SPEED_UP = 30;

  @Test
  void areServedByBothAndComeHomeToTheLetter(DevServer server) {
    try (Round round = Round.of(server, ExamplePlan.named("world-maps").watching("6s"), SPEED_UP)) {
      Picture before = round.picture();
      round.aws().faults().lose("eu-west-1", Loss.BLACK_HOLE);
      RunRecord there = round.end(round.failover(Mode.FORCED));
      assertThat(there.verdict()).as(there.sentence()).contains(Verdict.RECOVERED);
      assertThat(servedBy(round)).containsExactly("ap-southeast-1", "us-east-1");

      round.aws().faults().restore("eu-west-1");
      Round.pause(Duration.ofSeconds(4));
      RunRecord back = round.end(round.failback());
      assertThat(back.verdict()).as(back.sentence()).contains(Verdict.RECOVERED);
      Round.pause(Duration.ofSeconds(2));
      assertThat(servedBy(round)).containsExactly("eu-west-1");
      assertThat(round.picture().toString()).isEqualTo(before.toString());
      System.out.println(Story.of(there) + Story.of(back));
    }
  }

  /** Where forty new users of Europe are served. */
  private static Set<String> servedBy(Round round) {
    Set<String> regions = new TreeSet<>();
    for (int user = 0; user < 40; user++) {
      round
          .aws()
          .web()
          .get("tiles.maps.example.com", "/tiles", Viewer.named("user " + user + regions.size()))
          .region()
          .ifPresent(regions::add);
    }
    return regions;
  }
}
