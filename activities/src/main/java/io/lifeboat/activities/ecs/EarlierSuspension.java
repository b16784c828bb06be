package io.lifeboat.activities.ecs;

import io.lifeboat.plan.step.EcsService;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.applicationautoscaling.model.SuspendedState;

/**
 * Which parts of a service's autoscaling rested before the run changed that, kept in the step's
 * facts as {@code in/out/scheduled}, the earliest look winning as with {@link EarlierSize}.
 */
final class EarlierSuspension {
  private EarlierSuspension() {}

  static Map<String, String> keep(Map<String, String> facts, EcsState state) {
    Map<String, String> kept = new TreeMap<>();
    state
        .suspended()
        .ifPresent(
            now -> kept.put(key(state.id()), facts.getOrDefault(key(state.id()), text(now))));
    return kept;
  }

  static Optional<SuspendedState> in(Map<String, String> facts, EcsService service) {
    return Optional.ofNullable(facts.get(key(service)))
        .map(text -> text.split("/", 3))
        .map(
            parts ->
                SuspendedState.builder()
                    .dynamicScalingInSuspended(Boolean.valueOf(parts[0]))
                    .dynamicScalingOutSuspended(Boolean.valueOf(parts[1]))
                    .scheduledScalingSuspended(Boolean.valueOf(parts[2]))
                    .build());
  }

  /** Whether another suspension stands than the one that was found at first. */
  static boolean isChanged(Map<String, String> facts, EcsState state) {
    return Optional.ofNullable(facts.get(key(state.id())))
        .filter(earlier -> state.suspended().filter(now -> !text(now).equals(earlier)).isPresent())
        .isPresent();
  }

  private static String text(SuspendedState state) {
    return Boolean.TRUE.equals(state.dynamicScalingInSuspended())
        + "/"
        + Boolean.TRUE.equals(state.dynamicScalingOutSuspended())
        + "/"
        + Boolean.TRUE.equals(state.scheduledScalingSuspended());
  }

  private static String key(EcsService service) {
    return "earlier-suspension-of-" + service;
  }
}
