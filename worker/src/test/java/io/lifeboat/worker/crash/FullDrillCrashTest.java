package io.lifeboat.worker.crash;

import io.lifeboat.worker.crash.KillPoint.Moment;
import io.lifeboat.worker.crash.KillPoint.Phase;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A full drill: the world is as before, and each move was one run. */
@Timeout(500)
class FullDrillCrashTest extends Crashes {
  private static final Scene SCENE = new FullDrill(Example.euWebShop().inHaste());

  @Tag("full")
  @Test
  void goesThereAndBackThoughTheWorkerDiesInTheDrillAndInItsMoves() {
    run(
        SCENE,
        "there and back",
        List.of(
            KillPoint.of("validate-users-before", Phase.CONFIRM, Moment.UNRECORDED),
            KillPoint.of("promote-orders", Phase.CONFIRM, Moment.BEGUN),
            KillPoint.of("flip-shop", Phase.APPLY, Moment.UNRECORDED),
            KillPoint.of("canary-shop", Phase.APPLY, Moment.UNRECORDED),
            KillPoint.of("scale-down-storefront", Phase.CONFIRM, Moment.BEGUN),
            KillPoint.of("validate-users-after", Phase.CONFIRM, Moment.UNRECORDED)));
  }
}
