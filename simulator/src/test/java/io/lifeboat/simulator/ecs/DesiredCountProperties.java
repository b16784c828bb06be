package io.lifeboat.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.simulator.Scene;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Service;

class DesiredCountProperties {
  private static final int MIN = 1;
  private static final int MAX = 18;

  @Property(tries = 60)
  void theDesiredCountIsWhatWasAskedOrABoundAndRunningFollows(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 0, max = 25) Integer> asked,
      @ForAll @IntRange(min = 1, max = 90) int secondsBetween) {
    Scene scene = Scene.euWebShop();
    EcsClient ecs = scene.client(EcsClient.class, "eu-west-1");
    int most = MIN;
    for (int count : asked) {
      ecs.updateService(r -> r.cluster("web-shop").service("checkout").desiredCount(count));
      most = Math.max(most, count);
      scene.forward(Duration.ofSeconds(secondsBetween));
      Service now = checkout(ecs);
      assertThat(now.desiredCount()).isIn(count, Math.max(MIN, Math.min(MAX, count)));
      // A task that was told to stop still runs for ten seconds beside its successors.
      assertThat(now.runningCount()).isBetween(0, 2 * most);
    }
    int last = asked.get(asked.size() - 1);
    scene.forward(Duration.ofMinutes(3));
    assertThat(checkout(ecs).desiredCount()).isEqualTo(Math.max(MIN, Math.min(MAX, last)));
    assertThat(checkout(ecs).runningCount()).isEqualTo(checkout(ecs).desiredCount());
    assertThat(checkout(ecs).pendingCount()).isZero();
    assertThat(scene.aws().journal().mutations()).hasSize(asked.size());
  }

  private static Service checkout(EcsClient ecs) {
    return ecs.describeServices(r -> r.cluster("web-shop").services("checkout")).services().get(0);
  }
}
