package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DrillNamesTest {

  @Test
  void namesAreDerivedFromTheRun() {
    assertThat(DrillNames.clone("run-1", "orders"))
        .isEqualTo("lifeboat-drill-" + DrillNames.hash("run-1") + "-orders")
        .isEqualTo(DrillNames.clone("run-1", "orders"))
        .isNotEqualTo(DrillNames.clone("run-2", "orders"));
    assertThat(DrillNames.hash("run-1")).matches("[0-9a-f]{8}");
  }

  @Test
  void namesAreAsRdsWantsThemHoweverThePlanNamesItsDatabases() {
    String strange = "Orders_of--the.".repeat(10);
    String clone = DrillNames.clone("run-1", strange);
    String instance = DrillNames.instance(clone, 1);
    String successor = DrillNames.successor("run-1", "a".repeat(63));

    assertThat(clone).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    assertThat(instance).hasSizeLessThanOrEqualTo(63);
    assertThat(DrillNames.instance(successor, 15)).hasSizeLessThanOrEqualTo(63);
    assertThat(DrillNames.clone("run-1", strange + "a"))
        .isNotEqualTo(DrillNames.clone("run-1", strange + "b"));
  }
}
