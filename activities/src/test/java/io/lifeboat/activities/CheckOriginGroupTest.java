package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.cloudfront.AwsCheckOriginGroup;
import io.lifeboat.activities.cloudfront.AwsSwitchCloudFront;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.step.CheckOriginGroup;
import io.lifeboat.plan.step.SwitchCloudFront;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Page;
import io.lifeboat.simulator.Viewer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class CheckOriginGroupTest {
  private final Simulation simulation = new Simulation(TrafficWorlds.cloudfront());

  @Test
  void saysHowADistributionTurnsAndHowLongAUserWaits() {
    assertThat(turn(simulation, "E3TURNS", Mode.GRACEFUL).inspect())
        .isEqualTo(
            Inspection.alreadyDone(
                "distribution E3TURNS is deployed: origin group both asks frankfurt, given up after"
                    + " 10 s at most, and on 500, 502, 503, 504 then dublin",
                Map.of()));
    assertThat(turn(simulation, "E3TURNS", Mode.FORCED).confirm().sentence()).contains("deployed");
    assertThat(simulation.mutations()).isEmpty();
  }

  @Test
  void usersTurnByThemselvesAsItSays() {
    simulation.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);
    Page silent = users();
    assertThat(silent.region()).contains("eu-west-1");
    assertThat(silent.delay()).isGreaterThanOrEqualTo(Duration.ofSeconds(2));

    simulation.aws().faults().lose("eu-central-1", Loss.REFUSE);
    assertThat(users().region()).contains("eu-west-1");
    simulation.aws().faults().restore("eu-central-1");
    assertThat(users().region()).contains("eu-central-1");
    simulation.aws().faults().degrade("eu-central-1", "/health", 1.0, Duration.ZERO);
    assertThat(users().region()).contains("eu-west-1");
  }

  @Test
  void aBehaviorWithoutAGroupStays() {
    assertThat(turn(simulation, "E2EXAMPLE1234", Mode.GRACEFUL).inspect())
        .isEqualTo(
            Inspection.impossible(
                "distribution E2EXAMPLE1234 leads its behavior /api/* to frankfurt without any"
                    + " origin group, so those users stay; lead it to origin group both"));
    simulation.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);
    assertThat(
            simulation
                .aws()
                .web()
                .get("pages.shop.example.com", "/api/health", Viewer.named("user"))
                .status())
        .isEqualTo(504);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "few|origin group few of distribution E3TURNS does not fail over on 503, 504; add that to"
            + " its criteria",
        "dublin|distribution E3TURNS leads to no origin group of frankfurt and dublin: default"
            + " behavior to dublin; make one, and lead the behaviors to it",
      })
  void saysWhatIsMissing(String target, String sentence) {
    Simulation other =
        new Simulation(
            TrafficWorlds.cloudfront(
                "[500, 502]}\n    target: both", "[500, 502]}\n    target: " + target));

    assertThat(turn(other, "E3TURNS", Mode.FORCED).inspect())
        .isEqualTo(Inspection.impossible(sentence));
    assertThat(catchThrowable(() -> turn(other, "E3TURNS", Mode.FORCED).confirm()))
        .isInstanceOf(FinalFailure.class);
  }

  @Test
  void aForcedMoveGoesOnWhenUsEast1DoesNotAnswer() {
    simulation.aws().faults().lose("us-east-1", Loss.BLACK_HOLE);

    assertThat(turn(simulation, "E3TURNS", Mode.FORCED).confirm().sentence())
        .startsWith(
            "how distribution E3TURNS fails over could not be looked at, for CloudFront's control"
                + " plane in us-east-1 does not answer; its edges go on as they were told, and"
                + " users seen from outside are the proof");
    assertThat(catchThrowable(() -> turn(simulation, "E3TURNS", Mode.GRACEFUL).inspect()))
        .isInstanceOf(RegionUnreachable.class);
  }

  @Test
  void waitsForAChangeThatIsOnItsWay() {
    var switching =
        simulation.turn(
            new AwsSwitchCloudFront(simulation),
            new SwitchCloudFront(
                "pages", Simulation.FRA, Simulation.DUB, "E3TURNS", "frankfurt", "dublin"));
    switching.inspect();
    switching.apply();
    Simulation.Turn<CheckOriginGroup> turn = turn(simulation, "E3TURNS", Mode.GRACEFUL);

    assertThat(turn.inspect().state()).isEqualTo(State.IN_PROGRESS);
    assertThat(turn.confirm().sentence())
        .startsWith("distribution E3TURNS is deployed: origin group both asks dublin");
  }

  @Test
  void badInputIsFoundBeforeARun() {
    assertThatThrownBy(() -> TrafficWorlds.turning("distribution-1", Mode.FORCED))
        .hasMessage("'distribution-1' is not the id of a distribution such as E2EXAMPLE1234");
    assertThatThrownBy(
            () ->
                new CheckOriginGroup(
                    "pages", Simulation.FRA, Simulation.DUB, "E3TURNS", "a", "a", Mode.FORCED))
        .hasMessageContaining("each region needs its own");
    assertThatThrownBy(
            () ->
                new CheckOriginGroup(
                    "pages", Simulation.FRA, Simulation.DUB, "E3TURNS", "a", null, Mode.FORCED))
        .hasMessage("an origin of distribution E3TURNS is missing");
  }

  private Page users() {
    return simulation.aws().web().get("turns.shop.example.com", "/health", Viewer.named("user"));
  }

  private static Simulation.Turn<CheckOriginGroup> turn(
      Simulation simulation, String distribution, Mode mode) {
    return simulation.turn(
        new AwsCheckOriginGroup(simulation), TrafficWorlds.turning(distribution, mode));
  }
}
