package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.events.ToldTable;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.intake.Claim;
import io.lifeboat.plan.intake.Claim.State;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.ManualTime;
import io.lifeboat.simulator.SimulatedAws;
import io.lifeboat.simulator.world.WorldReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkClient;

@Timeout(30)
class ToldTableTest {
  private final ManualTime time = new ManualTime(Instant.parse("2026-03-01T03:00:00Z"));
  private final SimulatedAws aws =
      SimulatedAws.of(
          WorldReader.read(Path.of("../examples/health-events.world.yaml")), time.clock());
  private final ToldTable table = new ToldTable(new Clients(aws), new HandWatch());

  private record Clients(SimulatedAws aws) implements AwsClients {
    @Override
    public <C extends SdkClient> C client(Class<C> type, Region region) {
      return aws.client(type, region.name());
    }
  }

  @Test
  void theFirstHasItAndKnowsItsOwnClaim() {
    assertThat(table.claim(Claims.by("one")))
        .isEqualTo(new Claim(State.MINE, "claimed in us-east-1"));
    assertThat(table.claim(Claims.by("one")))
        .isEqualTo(new Claim(State.MINE, "claimed in us-east-1 before"));
    assertThat(table.claim(Claims.by("other")))
        .isEqualTo(
            new Claim(State.TAKEN, "one has it since 2026-03-01T03:00:00Z, as us-east-1 has it"));
  }

  @Test
  void aClaimWhoseAnswerIsLostIsRecognisedInTheOtherRegion() {
    aws.faults().loseAnswer("PutItem", 1);
    time.forward(Duration.ofSeconds(5));

    assertThat(table.claim(Claims.by("one")).state()).isEqualTo(State.MINE);
    time.forward(Duration.ofSeconds(5));
    assertThat(table.claim(Claims.by("one")).state()).isEqualTo(State.MINE);
    assertThat(table.claim(Claims.by("other")).state()).isEqualTo(State.TAKEN);
  }

  @Test
  void theNextRegionDecidesWhileTheFirstIsLostAndHasWhatWasReplicated() {
    table.claim(Claims.by("one"));
    time.forward(Duration.ofSeconds(60));
    aws.faults().lose("us-east-1", Loss.REFUSE);

    assertThat(table.claim(Claims.by("other")))
        .isEqualTo(
            new Claim(State.TAKEN, "one has it since 2026-03-01T03:00:00Z, as us-west-2 has it"));
  }

  @Test
  void saysThatNobodyKnowsWhenNoRegionAnswers() {
    aws.faults().throttle("PutItem", 1_000);

    Claim claim = table.claim(Claims.by("one"));
    assertThat(claim.state()).isEqualTo(State.UNAVAILABLE);
    assertThat(claim.sentence())
        .startsWith("table health-events-told: dynamodb:PutItem in us-east-1 is throttled")
        .contains("dynamodb:PutItem in us-west-2 is throttled");
  }

  @Test
  void whatHasExpiredCountsAsForgotten() {
    table.claim(Claims.by("one"));

    assertThat(table.claim(Claims.laterBy(Duration.ofDays(29), "other")).state())
        .isEqualTo(State.TAKEN);
    assertThat(table.claim(Claims.laterBy(Duration.ofDays(31), "other")).state())
        .isEqualTo(State.MINE);
  }
}
