package io.lifeboat.simulator.autoscaling;

import java.time.Instant;
import software.amazon.awssdk.services.applicationautoscaling.model.SuspendedState;

/** A scalable target: an ECS service whose desired count the autoscaler keeps between bounds. */
record Target(
    String region, String resourceId, int min, int max, SuspendedState suspended, Instant created) {
  static final SuspendedState NOTHING_SUSPENDED =
      SuspendedState.builder()
          .dynamicScalingInSuspended(false)
          .dynamicScalingOutSuspended(false)
          .scheduledScalingSuspended(false)
          .build();

  boolean isSameAs(Target other) {
    return min == other.min && max == other.max && suspended.equals(other.suspended);
  }

  String arn(String account) {
    String id = Integer.toHexString((region + resourceId).hashCode());
    return "arn:aws:application-autoscaling:%s:%s:scalable-target/0ec5%s"
        .formatted(region, account, id);
  }
}
