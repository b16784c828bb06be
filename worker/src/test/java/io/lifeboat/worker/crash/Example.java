package io.lifeboat.worker.crash;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.procedure.FailoverProcedure;
import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.plan.reading.PlanReader;
import io.lifeboat.plan.reading.Reading;
import java.nio.file.Path;

/** The web shop of the examples, and the world it lives in. */
record Example(RecoveryPlan plan, Path world) {

  static Example euWebShop() {
    Path examples = Path.of("").toAbsolutePath().resolveSibling("examples");
    Reading reading = PlanReader.read(examples.resolve("eu-web-shop.yaml"));
    return new Example(
        reading.plan().orElseThrow(() -> new IllegalStateException(reading.toString())),
        examples.resolve("eu-web-shop.world.yaml"));
  }

  /** How it leaves its primary region when that is lost. */
  Procedure forcedFailover() {
    return FailoverProcedure.derive(
        plan, plan.regions().primary(), plan.regions().standby().get(0), Mode.FORCED);
  }
}
