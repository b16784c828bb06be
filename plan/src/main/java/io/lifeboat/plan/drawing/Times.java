package io.lifeboat.plan.drawing;

import io.lifeboat.plan.json.DurationText;
import io.lifeboat.plan.procedure.ProcedureStep;
import io.lifeboat.plan.step.Gate;

/** The word for how long a step takes. */
final class Times {
  private Times() {}

  static String of(ProcedureStep step) {
    return switch (step.part()) {
      case LOOK -> "a look";
      case COMPANION -> "all along";
      case WORK -> step.step() instanceof Gate ? "people" : DurationText.format(step.expected());
    };
  }
}
