package io.lifeboat.plan.procedure;

import java.util.List;

/** Procedures as lists of lines: each step with what it needs. */
final class Lines {
  private Lines() {}

  static List<String> of(Procedure procedure) {
    return procedure.steps().stream()
        .map(s -> s.needs().isEmpty() ? s.id() : s.id() + " <- " + String.join(", ", s.needs()))
        .toList();
  }
}
