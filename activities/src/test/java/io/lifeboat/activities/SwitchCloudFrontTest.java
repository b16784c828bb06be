package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.cloudfront.AwsSwitchCloudFront;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.step.SwitchCloudFront;
import io.lifeboat.simulator.Viewer;
import io.lifeboat.simulator.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionResponse;

class SwitchCloudFrontTest extends ActionPromises<SwitchCloudFront> {
  private static final String ID = "E2EXAMPLE1234";

  @Override
  World world() {
    return TrafficWorlds.cloudfront();
  }

  @Override
  AwsAction<SwitchCloudFront> action() {
    return new AwsSwitchCloudFront(simulation);
  }

  @Override
  SwitchCloudFront step() {
    return TrafficWorlds.switchingOrigins();
  }

  @Override
  List<String> effects() {
    return List.of("UpdateDistribution of E2EXAMPLE1234 in us-east-1");
  }

  @Override
  List<String> looks() {
    return List.of("GetDistribution");
  }

  @Override
  List<String> changes() {
    return List.of("UpdateDistribution");
  }

  @Override
  String region() {
    return "us-east-1";
  }

  @Override
  String state() {
    return now(simulation).distribution().distributionConfig().toString();
  }

  @Test
  void sendsUsersOverAndHomeAgainWithTheWholeDistributionOtherwiseAsItWas() {
    String before = state();
    assertThat(List.of(servedIn("/health"), servedIn("/api/health")))
        .containsOnly(Optional.of("eu-central-1"));
    assertThat(carryOut(step()))
        .startsWith(
            "distribution E2EXAMPLE1234 leads default behavior to both (dublin, then frankfurt),"
                + " behavior /api/* to dublin, at all edges, in 18");
    assertThat(List.of(servedIn("/health"), servedIn("/api/health")))
        .containsOnly(Optional.of("eu-west-1"));

    carryOut(
        new SwitchCloudFront("pages", Simulation.DUB, Simulation.FRA, ID, "dublin", "frankfurt"));
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void isNotDoneBeforeTheEdgesHaveIt() {
    Simulation.Turn<SwitchCloudFront> turn = turn();
    turn.inspect();
    turn.apply();

    assertThat(turn.inspect().state()).isEqualTo(State.IN_PROGRESS);
    assertThat(servedIn("/api/health")).contains("eu-central-1");
    simulation.aws().clock().wait(Duration.ofMinutes(3));
    assertThat(turn.inspect().state()).isEqualTo(State.ALREADY_DONE);
    assertThat(servedIn("/api/health")).contains("eu-west-1");
  }

  @Test
  void doesNotUndoWhatSomebodyElseChangesMeanwhile() {
    Simulation.Turn<SwitchCloudFront> turn = turn();
    turn.inspect();
    simulation.aws().faults().staleReads("GetDistribution", Duration.ofSeconds(5));
    turn.inspect();
    CloudFrontClient people = simulation.aws().client(CloudFrontClient.class, "us-east-1");
    GetDistributionResponse now = now(simulation);
    people.updateDistribution(
        request ->
            request
                .id(ID)
                .ifMatch(now.eTag())
                .distributionConfig(
                    now.distribution().distributionConfig().toBuilder().comment("mine").build()));
    turn.applyPatiently();
    turn.confirm();

    assertThat(now(simulation).distribution().distributionConfig().comment()).isEqualTo("mine");
    assertThat(turn.inspect().state()).isEqualTo(State.ALREADY_DONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "frankfurt|nowhere|distribution E2EXAMPLE1234 has no origin nowhere; add it, or correct the"
            + " plan",
        "unused|unused2|distribution E2EXAMPLE1234 has no origin unused2; add it, or correct the"
            + " plan",
      })
  void saysWhichOriginIsMissing(String from, String to, String sentence) {
    SwitchCloudFront wrong =
        new SwitchCloudFront("pages", Simulation.FRA, Simulation.DUB, ID, from, to);

    assertThat(simulation.turn(action(), wrong).inspect().sentence()).isEqualTo(sentence);
  }

  @Test
  void saysThatUsersAreLedToNeither() {
    Simulation other =
        new Simulation(
            TrafficWorlds.cloudfront(
                "target: both\n    behaviors: {/api/*: frankfurt}", "target: unused"));

    assertThat(other.turn(new AwsSwitchCloudFront(other), step()).inspect().sentence())
        .isEqualTo(
            "distribution E2EXAMPLE1234 leads users neither to frankfurt nor to dublin: default"
                + " behavior to unused");
  }

  @Test
  void needsUsEast1AlsoWhenAnotherRegionIsLeft() {
    simulation.aws().faults().loseControlPlane("us-east-1");

    assertThat(catchThrowable(() -> turn().inspect())).isInstanceOf(RegionUnreachable.class);
  }

  private String carryOut(SwitchCloudFront step) {
    Simulation.Turn<SwitchCloudFront> turn = simulation.turn(action(), step);
    turn.inspect();
    turn.apply();
    return turn.confirm().sentence();
  }

  private Optional<String> servedIn(String path) {
    return simulation
        .aws()
        .web()
        .get("pages.shop.example.com", path, Viewer.named("user"))
        .region();
  }

  private static GetDistributionResponse now(Simulation simulation) {
    return simulation
        .aws()
        .client(CloudFrontClient.class, "us-east-1")
        .getDistribution(request -> request.id(ID));
  }
}
