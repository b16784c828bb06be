package io.lifeboat.plan.drawing;

import io.lifeboat.plan.procedure.Procedure;
import io.lifeboat.plan.procedure.ProcedureStep;
import java.util.List;

/** What a step waits for, without what those steps have waited for already. */
final class Direct {
  private Direct() {}

  static List<String> needs(Procedure procedure, ProcedureStep step) {
    return step.needs().stream()
        .filter(
            need ->
                step.needs().stream().noneMatch(other -> procedure.before(other).contains(need)))
        .toList();
  }
}
