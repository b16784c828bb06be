package io.lifeboat.benchmarks;

import java.nio.file.Path;
import java.util.Map;

/** What is measured: the example web shop. */
final class Estate {
  static final Path PLAN = Path.of("examples/eu-web-shop.yaml");
  static final Path WORLD = Path.of("examples/eu-web-shop.world.yaml");
  static final String LOST = "eu-central-1";
  static final String STANDBY = "eu-west-1";
  static final String ECS_CLUSTER = "web-shop";
  static final Map<String, Integer> SERVICES = Map.of("storefront", 4, "checkout", 6);

  private Estate() {}
}
