package io.lifeboat.plan;

import io.lifeboat.plan.reading.PlanReader;
import io.lifeboat.plan.reading.Reading;
import java.nio.file.Path;

/** The published example plans. */
public final class Examples {
  public static final Region FRANKFURT = Region.of("eu-central-1");
  public static final Region DUBLIN = Region.of("eu-west-1");

  /** Two regions, one service and nothing else. */
  public static final String SMALLEST =
      """
      application: notes
      regions: {primary: eu-central-1, standby: eu-west-1}
      allowed-regions: [eu-central-1, eu-west-1]
      objectives: {rto: 15m, rpo: 1m}
      services:
        web: {ecs: notes/web, normal: 2}
      traffic:
        web: {route53: notes.example.com, zone: Z04EXAMPLE, policy: failover, ttl: 30s, flip: records}
      health:
        web: {https: "https://{region}.notes.example.com/health", users: "https://notes.example.com/health"}
      """;

  private Examples() {}

  public static RecoveryPlan euWebShop() {
    return plan("eu-web-shop.yaml");
  }

  public static RecoveryPlan plan(String name) {
    Reading reading = PlanReader.read(file(name));
    return reading.plan().orElseThrow(() -> new AssertionError(reading.findings()));
  }

  public static RecoveryPlan parsed(String text) {
    Reading reading = PlanReader.read("plan.yaml", text);
    return reading.plan().orElseThrow(() -> new AssertionError(reading.findings()));
  }

  public static Path file(String name) {
    return Path.of("..", "examples", name);
  }
}
