package io.lifeboat.simulator.ecs;

import static io.lifeboat.simulator.AwsAnswers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Scene;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Service;

@Timeout(20)
class EcsServicesTest {
  private static final Duration MINUTES = Duration.ofMinutes(3);
  private final Scene scene = Scene.euWebShop();
  private final EcsClient ecs = scene.client(EcsClient.class, "eu-west-1");
  private final ApplicationAutoScalingClient scaling =
      scene.client(ApplicationAutoScalingClient.class, "eu-west-1");

  private Service checkout() {
    return ecs.describeServices(r -> r.cluster("web-shop").services("checkout")).services().get(0);
  }

  private void desire(int count) {
    ecs.updateService(r -> r.cluster("web-shop").service("checkout").desiredCount(count));
  }

  private void bounds(Integer min, Integer max) {
    scaling.registerScalableTarget(
        r ->
            r.serviceNamespace("ecs")
                .scalableDimension("ecs:service:DesiredCount")
                .resourceId("service/web-shop/checkout")
                .minCapacity(min)
                .maxCapacity(max));
  }

  @Test
  void tasksTakeTimeToRun() {
    desire(6);
    assertThat(checkout().desiredCount()).isEqualTo(6);
    assertThat(checkout().runningCount()).isEqualTo(1);
    assertThat(checkout().pendingCount()).isEqualTo(5);
    Duration took = scene.forwardUntil(() -> checkout().runningCount() == 6, MINUTES);
    assertThat(took).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(41));
    assertThat(checkout().pendingCount()).isZero();
    assertThat(checkout().deployments())
        .singleElement()
        .satisfies(d -> assertThat(d.rolloutStateAsString()).isEqualTo("COMPLETED"));
  }

  @Test
  void tasksTakeTimeToStop() {
    bounds(0, 18);
    desire(0);
    assertThat(checkout().runningCount()).isEqualTo(1);
    scene.forward(Duration.ofSeconds(11));
    assertThat(checkout().runningCount()).isZero();
  }

  @Test
  void aTaskThatIsStillWantedIsNotStoppedAndStartedAgain() {
    desire(6);
    scene.forward(Duration.ofMinutes(1));
    desire(6);
    assertThat(checkout().runningCount()).isEqualTo(6);
    assertThat(scene.aws().journal().mutations("UpdateService"))
        .extracting(e -> e.changed())
        .containsExactly(true, false);
  }

  @Test
  void theAutoscalerUndoesWhatLiesOutsideItsBounds() {
    desire(0);
    scene.forward(Duration.ofSeconds(61));
    assertThat(checkout().desiredCount()).isEqualTo(1);
    assertThat(scene.aws().journal().entries())
        .filteredOn(e -> !e.service().equals("route53"))
        .extracting(e -> e.operation())
        .containsExactly("UpdateService", "scaled");
  }

  @Test
  void aRaisedMinimumLiftsTheDesiredCountSoon() {
    bounds(6, null);
    scene.forward(Duration.ofSeconds(6));
    assertThat(checkout().desiredCount()).isEqualTo(6);
    ScalableTarget target =
        scaling
            .describeScalableTargets(
                r -> r.serviceNamespace("ecs").resourceIds("service/web-shop/checkout"))
            .scalableTargets()
            .get(0);
    assertThat(target.minCapacity()).isEqualTo(6);
    assertThat(target.maxCapacity()).isEqualTo(18);
  }

  @Test
  void aSuspendedAutoscalerLeavesThingsAlone() {
    scaling.registerScalableTarget(
        r ->
            r.serviceNamespace("ecs")
                .scalableDimension("ecs:service:DesiredCount")
                .resourceId("service/web-shop/checkout")
                .suspendedState(s -> s.dynamicScalingOutSuspended(true)));
    desire(0);
    scene.forward(MINUTES);
    assertThat(checkout().desiredCount()).isZero();
  }

  @Test
  void whatIsAskedOfARegionIsDoneAfterItsReturn() {
    desire(6);
    scene.losing("eu-west-1", Loss.BLACK_HOLE).forward(MINUTES);
    scene.aws().faults().restore("eu-west-1");
    assertThat(checkout().desiredCount()).isEqualTo(6);
  }

  @Test
  void wrongCallsGetTheCodesOfAws() {
    assertRefused(
        () -> ecs.describeServices(r -> r.cluster("none").services("checkout")),
        "ClusterNotFoundException");
    assertRefused(
        () -> ecs.updateService(r -> r.cluster("web-shop").service("none").desiredCount(1)),
        "ServiceNotFoundException");
    assertRefused(() -> desire(-1), "InvalidParameterException");
    assertRefused(
        () ->
            ecs.updateService(
                r -> r.cluster("web-shop").service("checkout").enableExecuteCommand(true)),
        "NotSimulated");
    assertRefused(() -> bounds(5, 4), "ValidationException");
    assertThat(
            ecs.describeServices(r -> r.cluster("web-shop").services("none"))
                .failures()
                .get(0)
                .reason())
        .isEqualTo("MISSING");
    assertThat(scene.aws().journal().mutations()).isEmpty();
  }

  @Test
  void changesOfServicesAreThrottledAtTheRateOfAws() {
    IntStream.range(0, 50).forEach(i -> desire(2));
    assertRefused(() -> desire(2), "ThrottlingException");
    scene.forward(Duration.ofSeconds(1));
    IntStream.range(0, 5).forEach(i -> desire(2));
    assertRefused(() -> desire(2), "ThrottlingException");
    assertThat(scene.aws().journal().mutations()).hasSize(55);
  }
}
