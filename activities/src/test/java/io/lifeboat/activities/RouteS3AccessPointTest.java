package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.s3.AwsRouteS3AccessPoint;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.step.RouteS3AccessPoint;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.ServerSettings;
import io.lifeboat.simulator.SimulatedAwsServer;
import io.lifeboat.simulator.SimulatedClock;
import io.lifeboat.simulator.world.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3control.S3ControlClient;

class RouteS3AccessPointTest extends ActionPromises<RouteS3AccessPoint> {
  @Override
  World world() {
    return S3Samples.world();
  }

  @Override
  AwsAction<RouteS3AccessPoint> action() {
    return new AwsRouteS3AccessPoint(simulation);
  }

  @Override
  RouteS3AccessPoint step() {
    return S3Samples.route();
  }

  @Override
  List<String> effects() {
    return List.of("SubmitMultiRegionAccessPointRoutes of media.mrap in us-west-2");
  }

  @Override
  List<String> looks() {
    return List.of("GetMultiRegionAccessPointRoutes");
  }

  @Override
  List<String> changes() {
    return List.of("SubmitMultiRegionAccessPointRoutes");
  }

  @Override
  String region() {
    return "us-west-2";
  }

  @Override
  String state() {
    return simulation
        .aws()
        .client(S3ControlClient.class, "us-east-1")
        .getMultiRegionAccessPointRoutes(
            request ->
                request
                    .accountId("111122223333")
                    .mrap("arn:aws:s3::111122223333:accesspoint/media.mrap"))
        .routes()
        .toString();
  }

  @Override
  @Test
  void aLostRegionIsNoticedInTwoSeconds() {
    List<String> all =
        List.of("us-east-1", "us-west-2", "ap-southeast-2", "ap-northeast-1", "eu-west-1");
    all.subList(0, 4).forEach(each -> simulation.aws().faults().lose(each, Loss.BLACK_HOLE));
    Turn<RouteS3AccessPoint> turn = turn();
    turn.inspect();
    turn.apply();
    turn.confirm();

    assertThat(simulation.changes())
        .containsExactly("SubmitMultiRegionAccessPointRoutes of media.mrap in eu-west-1");
    simulation.aws().faults().lose("eu-west-1", Loss.BLACK_HOLE);
    assertThat(catchThrowable(() -> turn().inspect())).isInstanceOf(RegionUnreachable.class);
  }

  @Test
  void saysThatTheAccessPointHasNoSuchRoute() {
    RouteS3AccessPoint wrong =
        new RouteS3AccessPoint(
            "media",
            "111122223333",
            "media.mrap",
            Simulation.FRA,
            Simulation.DUB,
            "shop-media-fra",
            "shop-plain-dub");

    assertThat(simulation.turn(action(), wrong).inspect().sentence())
        .isEqualTo(
            "access point media.mrap has no route to shop-plain-dub: it has shop-media-dub passive,"
                + " shop-media-fra active");
    assertThatThrownBy(
            () ->
                new RouteS3AccessPoint(
                    "media",
                    "12",
                    "media.mrap",
                    Simulation.FRA,
                    Simulation.DUB,
                    "shop-a",
                    "shop-b"))
        .hasMessageContaining("twelve digits");
  }

  @Test
  void worksOverTheWire() throws Exception {
    try (SimulatedAwsServer server =
        SimulatedAwsServer.start(world(), SimulatedClock.wall(100), ServerSettings.onFreePorts())) {
      System.setProperty("aws.endpointUrl", server.endpoint().toString());
      System.setProperty("aws.accessKeyId", "test");
      System.setProperty("aws.secretAccessKey", "test");
      try (SdkClients aws = new SdkClients()) {
        AwsRouteS3AccessPoint route = new AwsRouteS3AccessPoint(aws);
        StepCall call = new StepCall("shop", "run-1", "step", "", Map.of());
        RealWatch watch = new RealWatch();
        assertThat(route.inspect(step(), call, watch).state()).isEqualTo(State.READY);
        route.apply(step(), call, watch);
        assertThat(route.confirm(step(), call, watch).sentence())
            .startsWith("the routes of media are shop-media-dub active, shop-media-fra passive");
      } finally {
        System.clearProperty("aws.endpointUrl");
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
      }
    }
  }
}
