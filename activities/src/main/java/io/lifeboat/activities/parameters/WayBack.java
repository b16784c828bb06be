package io.lifeboat.activities.parameters;

import io.lifeboat.plan.action.FinalFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.model.ParameterHistory;

/** Puts parameters back to the versions that they had, but none that somebody changed since. */
record WayBack(ParameterStore store) {

  /**
   * How many were put back.
   *
   * @throws FinalFailure when one was changed since, or its version is no longer kept; nothing was
   *     changed then
   */
  int go(FormerVersions former) {
    List<Runnable> steps = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    for (Map.Entry<String, Long> each : former.versions().entrySet()) {
      List<ParameterHistory> history = store.history(each.getKey());
      if (isAsBefore(history, each.getValue())) {
        continue;
      }
      if (isOurs(history, each.getValue())) {
        steps.add(step(each.getKey(), history, each.getValue()));
      } else {
        changed.add(each.getKey());
      }
    }
    if (!changed.isEmpty()) {
      throw new FinalFailure(
          FinalFailure.CHANGED_BY_SOMEBODY_ELSE,
          "in %s %s was changed since; nothing was put back"
              .formatted(store.region(), Comparison.names(changed)));
    }
    steps.forEach(Runnable::run);
    return steps.size();
  }

  private Runnable step(String name, List<ParameterHistory> history, long former) {
    if (former == FormerVersions.NONE) {
      return () -> store.delete(name);
    }
    ParameterHistory version =
        version(history, former)
            .orElseThrow(
                () ->
                    new FinalFailure(
                        FinalFailure.CANNOT_BE_PUT_BACK,
                        "version %d of %s in %s is no longer kept"
                            .formatted(former, name, store.region())));
    return () -> store.put(Carrier.again(version));
  }

  private static boolean isAsBefore(List<ParameterHistory> history, long former) {
    if (history.isEmpty() || former == FormerVersions.NONE) {
      return history.isEmpty();
    }
    ParameterHistory now = Carrier.last(history);
    return version(history, former).filter(before -> Lineage.areSame(before, now)).isPresent();
  }

  /** This run's version is the next one after the former; whoever repeats it changes nothing. */
  private static boolean isOurs(List<ParameterHistory> history, long former) {
    return !history.isEmpty()
        && version(history, former + 1)
            .filter(ours -> Lineage.areSame(ours, Carrier.last(history)))
            .isPresent();
  }

  private static Optional<ParameterHistory> version(List<ParameterHistory> history, long number) {
    return history.stream().filter(each -> each.version() == number).findFirst();
  }
}
