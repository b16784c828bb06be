package io.lifeboat.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.lifeboat.plan.Region;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Scene;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WarmUpTest {
  private static final Region HOME = Region.of("eu-west-1");

  @Test
  void asksEveryServiceAndChangesNothing() {
    Scene scene = Scene.euWebShop();
    new WarmUp(new SimulatedEstate(scene.aws()), HOME).askAll();
    assertThat(scene.aws().journal().mutations()).isEmpty();
  }

  @Test
  void bearsARegionThatDoesNotAnswer() {
    Scene scene = Scene.euWebShop();
    scene.aws().faults().lose(HOME.name(), Loss.BLACK_HOLE);
    assertThatCode(() -> new WarmUp(new SimulatedEstate(scene.aws()), HOME).askAll())
        .doesNotThrowAnyException();
  }
}
