package io.lifeboat.activities;

import io.lifeboat.plan.step.RunAutomation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One step of every kind that serves any application. */
final class GenericSamples {
  private GenericSamples() {}

  static Stream<Sample> all() {
    return Stream.of(Sample.of(warmCaches(), GenericWorlds::automation));
  }

  static RunAutomation warmCaches() {
    return new RunAutomation(
        "warm-caches",
        Simulation.DUB,
        "WarmCaches",
        Map.of(
            "Cluster", List.of("sessions"),
            "AutomationAssumeRole", List.of("arn:aws:iam::111122223333:role/warm-caches")));
  }
}
