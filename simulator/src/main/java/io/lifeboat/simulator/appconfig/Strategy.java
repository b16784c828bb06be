package io.lifeboat.simulator.appconfig;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.appconfig.model.DeploymentStrategy;
import software.amazon.awssdk.services.appconfig.model.GrowthType;
import software.amazon.awssdk.services.appconfig.model.ReplicateTo;

/**
 * A deployment strategy that AWS has made; from AppConfig's user guide, read in 2026.
 *
 * @param minutes how long a deployment takes
 * @param bake how many minutes its alarms may take it back after that
 * @param factor how many percent get it in the first step
 */
record Strategy(String id, int minutes, int bake, float factor, GrowthType growth) {
  static final Strategy AT_ONCE =
      new Strategy("AppConfig.AllAtOnce", 0, 10, 100, GrowthType.LINEAR);
  static final List<Strategy> ALL =
      List.of(
          AT_ONCE,
          new Strategy("AppConfig.Linear50PercentEvery30Seconds", 1, 1, 50, GrowthType.LINEAR),
          new Strategy("AppConfig.Linear20PercentEvery6Minutes", 30, 30, 20, GrowthType.LINEAR),
          new Strategy("AppConfig.Canary10Percent20Minutes", 20, 10, 10, GrowthType.EXPONENTIAL));

  static Optional<Strategy> of(String id) {
    return ALL.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  DeploymentStrategy model() {
    return DeploymentStrategy.builder()
        .id(id)
        .name(id)
        .deploymentDurationInMinutes(minutes)
        .finalBakeTimeInMinutes(bake)
        .growthFactor(factor)
        .growthType(growth)
        .replicateTo(ReplicateTo.NONE)
        .build();
  }
}
