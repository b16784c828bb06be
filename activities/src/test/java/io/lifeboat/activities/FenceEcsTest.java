package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.ecs.AwsFenceEcs;
import io.lifeboat.plan.step.EcsService;
import io.lifeboat.plan.step.FenceEcs;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FenceEcsTest extends ActionPromises<FenceEcs> {
  private static final EcsService STOREFRONT = new EcsService("web-shop", "storefront");
  private static final EcsService CHECKOUT = new EcsService("web-shop", "checkout");

  @Override
  AwsAction<FenceEcs> action() {
    return new AwsFenceEcs(simulation);
  }

  @Override
  FenceEcs step() {
    return new FenceEcs(Simulation.FRA, List.of(STOREFRONT, CHECKOUT));
  }

  @Override
  List<String> effects() {
    return List.of(
        "RegisterScalableTarget of service/web-shop/storefront in eu-central-1",
        "UpdateService of web-shop/storefront in eu-central-1",
        "RegisterScalableTarget of service/web-shop/checkout in eu-central-1",
        "UpdateService of web-shop/checkout in eu-central-1");
  }

  @Override
  List<String> looks() {
    return List.of("DescribeServices", "DescribeScalableTargets");
  }

  @Override
  List<String> changes() {
    return List.of("UpdateService", "RegisterScalableTarget");
  }

  @Override
  String region() {
    return "eu-central-1";
  }

  @Override
  String state() {
    return Sizes.of(simulation, Simulation.FRA, STOREFRONT)
        + "; "
        + Sizes.of(simulation, Simulation.FRA, CHECKOUT);
  }

  @Test
  void theAutoscalerDoesNotBringThemBack() {
    Simulation.Turn<FenceEcs> turn = turn();
    turn.inspect();
    turn.apply();
    turn.confirm();
    simulation.watch().pause(Duration.ofMinutes(30));

    assertThat(state()).isEqualTo("0 tasks, 0 to 12; 0 tasks, 0 to 18");
  }
}
