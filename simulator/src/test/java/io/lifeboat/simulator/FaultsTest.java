package io.lifeboat.simulator;

import static io.lifeboat.simulator.AwsAnswers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;

@Timeout(20)
class FaultsTest {
  private final Scene scene = Scene.euWebShop();
  private final Faults faults = scene.aws().faults();
  private final EcsClient ecs = scene.client(EcsClient.class, "eu-west-1");

  private int desired() {
    return ecs.describeServices(r -> r.cluster("web-shop").services("checkout"))
        .services()
        .get(0)
        .desiredCount();
  }

  private void desire(int count) {
    ecs.updateService(r -> r.cluster("web-shop").service("checkout").desiredCount(count));
  }

  private Duration timeOf(Runnable call) {
    Instant before = scene.time().now();
    call.run();
    return Duration.between(before, scene.time().now());
  }

  @Test
  void aThrottledCallHasNoEffect() {
    faults.throttle("UpdateService", 2);
    assertRefused(() -> desire(6), "ThrottlingException");
    assertRefused(() -> desire(6), "ThrottlingException");
    assertThat(desired()).isEqualTo(1);
    desire(6);
    assertThat(desired()).isEqualTo(6);
  }

  @Test
  void aFailedCallHasNoEffectAndTheGivenCode() {
    faults.fail("UpdateService", "AccessDeniedException", 1);
    assertRefused(() -> desire(6), "AccessDeniedException");
    assertThat(desired()).isEqualTo(1);
    assertThat(scene.aws().journal().mutations()).isEmpty();
  }

  @Test
  void aStaleReadShowsWhatWasBeforeTheChange() {
    faults.staleReads("DescribeServices", Duration.ofSeconds(10));
    assertThat(desired()).isEqualTo(1);
    desire(6);
    assertThat(desired()).isEqualTo(1);
    scene.forward(Duration.ofSeconds(10));
    assertThat(desired()).isEqualTo(6);
  }

  @Test
  void stalenessOfEverythingDoesNotSwallowChanges() {
    faults.staleReads("*", Duration.ofMinutes(1));
    desire(6);
    desire(1);
    desire(6);
    assertThat(scene.aws().journal().mutations()).hasSize(3);
  }

  @Test
  void aSlowRegionDoesTheWorkThoughTheCallerGaveUp() {
    scene.losing("eu-west-1", Loss.SLOW);
    assertThat(timeOf(() -> assertThatThrownBy(() -> desire(6)).isInstanceOf(NoAnswer.class)))
        .isEqualTo(Duration.ofSeconds(2));
    faults.clear();
    assertThat(desired()).isEqualTo(6);
  }

  @Test
  void aSlowRegionAnswersThePatient() {
    scene.losing("eu-west-1", Loss.SLOW);
    DescribeServicesRequest patient =
        DescribeServicesRequest.builder()
            .cluster("web-shop")
            .services("checkout")
            .overrideConfiguration(o -> o.apiCallTimeout(Duration.ofMinutes(1)))
            .build();
    assertThat(timeOf(() -> ecs.describeServices(patient))).isEqualTo(Faults.SLOWNESS);
  }

  @Test
  void aRefusingRegionFailsAtOnce() {
    scene.losing("eu-west-1", Loss.REFUSE);
    assertThat(
            timeOf(
                () ->
                    assertThatThrownBy(() -> desire(6)).hasMessageContaining("Connection refused")))
        .isZero();
  }

  @Test
  void aGatewaysCallerWaitsForItself() {
    scene.losing("eu-west-1", Loss.BLACK_HOLE);
    EcsClient remote = scene.aws().client(EcsClient.class, "eu-west-1", Caller.remote("somebody"));
    assertThat(timeOf(() -> assertThatThrownBy(remote::listServices).isInstanceOf(NoAnswer.class)))
        .isZero();
  }

  @Test
  void theJournalNamesTheCaller() {
    scene
        .aws()
        .client(EcsClient.class, "eu-west-1", Caller.remote("somebody"))
        .updateService(r -> r.cluster("web-shop").service("checkout").desiredCount(3));
    assertThat(scene.aws().journal().mutations().get(0).caller()).isEqualTo("somebody");
  }
}
