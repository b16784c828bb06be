package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.cloudflare.AwsSwitchCloudflare;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.SwitchCloudflare;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Viewer;
import io.lifeboat.simulator.world.World;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SwitchCloudflareTest extends ActionPromises<SwitchCloudflare> {
  @Override
  World world() {
    return TrafficWorlds.cloudflare();
  }

  @Override
  AwsAction<SwitchCloudflare> action() {
    return new AwsSwitchCloudflare(simulation, new SimulatedHttp(simulation.aws(), new Endpoint()));
  }

  @Override
  SwitchCloudflare step() {
    return TrafficWorlds.switchingPools(false);
  }

  @Override
  List<String> effects() {
    return List.of("PatchPool of eu in cloudflare");
  }

  @Override
  List<String> looks() {
    return List.of("CloudflareRead", "GetSecretValue");
  }

  @Override
  List<String> changes() {
    return List.of("CloudflareChange");
  }

  @Override
  String region() {
    return "us-east-1";
  }

  @Override
  String state() {
    return servedIn("eu-central-1") + " " + servedIn("us-west-2") + " " + turn().inspect();
  }

  @Test
  void movesUsersFromALostRegionAndBringsThemHome() {
    assertThat(servedIn("eu-central-1")).contains("eu-west-1");
    simulation.aws().faults().lose("eu-west-1", Loss.BLACK_HOLE);
    carryOut(step());
    assertThat(servedIn("eu-central-1")).contains("us-east-1");

    simulation.aws().faults().restore("eu-west-1");
    carryOut(TrafficWorlds.switchingPools(true));
    assertThat(servedIn("eu-central-1")).contains("eu-west-1");
    assertThat(servedIn("us-west-2")).contains("us-east-1");
  }

  @Test
  void neverShowsTheToken() {
    Simulation.Turn<SwitchCloudflare> turn = turn();
    String said = turn.inspect() + " " + turn.apply() + " " + turn.confirm() + " " + turn.revert();
    simulation.aws().faults().throttle("CloudflareRead", 20);

    assertThat(said + " " + catchThrowable(() -> turn().inspect())).doesNotContain("made-up");
  }

  @Test
  void saysWhichTokenCloudflareDoesNotTake() {
    simulation
        .client(
            software.amazon.awssdk.services.secretsmanager.SecretsManagerClient.class, Bookings.IAD)
        .putSecretValue(
            request ->
                request
                    .secretId("cloudflare")
                    .clientRequestToken("0123456789abcdef0123456789abcdef")
                    .secretString("another"));

    assertThat(catchThrowable(() -> turn().inspect()))
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining("the token in secret cloudflare")
        .hasMessageContaining("Authentication error")
        .hasMessageNotContaining("another");
  }

  @Test
  void refusesAPoolThatTheLoadBalancerDoesNotUse() {
    SwitchCloudflare other =
        new SwitchCloudflare(
            "crm.example.com",
            Simulation.DUB,
            Bookings.IAD,
            "a1",
            "z1",
            "lb1",
            "eu",
            "spare",
            "cloudflare",
            false);

    assertThat(simulation.turn(action(), other).inspect().state()).isEqualTo(State.IMPOSSIBLE);
  }

  private void carryOut(SwitchCloudflare step) {
    Simulation.Turn<SwitchCloudflare> turn = simulation.turn(action(), step);
    turn.inspect();
    turn.apply();
    turn.confirm();
  }

  private Optional<String> servedIn(String near) {
    return simulation
        .aws()
        .web()
        .get("crm.example.com", "/health", new Viewer("user", Optional.of(near)))
        .region();
  }
}
