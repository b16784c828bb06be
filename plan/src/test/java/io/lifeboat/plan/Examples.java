package io.lifeboat.plan;

import io.lifeboat.plan.reading.PlanReader;
import io.lifeboat.plan.reading.Reading;
import java.nio.file.Path;

/** The published example plans. */
public final class Examples {
  public static final Region FRANKFURT = Region.of("eu-central-1");
  public static final Region DUBLIN = Region.of("eu-west-1");

  private Examples() {}

  public static RecoveryPlan euWebShop() {
    return plan("eu-web-shop.yaml");
  }

  public static RecoveryPlan plan(String name) {
    Reading reading = PlanReader.read(file(name));
    return reading.plan().orElseThrow(() -> new AssertionError(reading.findings()));
  }

  public static Path file(String name) {
    return Path.of("..", "examples", name);
  }
}
