package io.lifeboat.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.reading.PlanReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExamplesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "eu-web-shop.yaml",
        "three-regions.yaml",
        "health-events.yaml",
        "us-platform.yaml",
        "transactions.yaml",
        "atlas-crm.yaml",
        "shop-front.yaml",
        "payments.yaml",
        "world-maps.yaml"
      })
  void thePublishedExamplesHaveNoFinding(String name) {
    assertThat(PlanReader.read(Examples.file(name)).findings()).isEmpty();
  }
}
