package io.lifeboat.worker.crash;

import io.lifeboat.worker.crash.KillPoint.Phase;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells in which phase of its step an activity is. A step that can be surveyed is looked at twice:
 * first in the survey, then on its turn.
 */
final class Surveys {
  private final KillPoints places;
  private final Map<String, String> first = new HashMap<>();

  Surveys(KillPoints places) {
    this.places = places;
  }

  Phase phase(Handover activity) {
    if (!activity.isOfAStep()) {
      return Phase.KEEPING;
    } else if (activity.type().endsWith("Apply")) {
      return Phase.APPLY;
    } else if (activity.type().endsWith("Confirm")) {
      return Phase.CONFIRM;
    } else if (activity.type().endsWith("Revert")) {
      return Phase.REVERT;
    }
    return isFirst(activity) && places.isSurveyed(activity.step()) ? Phase.SURVEY : Phase.INSPECT;
  }

  private boolean isFirst(Handover activity) {
    return first
        .computeIfAbsent(activity.run() + " " + activity.step(), step -> activity.activity())
        .equals(activity.activity());
  }
}
