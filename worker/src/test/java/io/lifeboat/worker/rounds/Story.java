package io.lifeboat.worker.rounds;

import io.lifeboat.plan.run.RunRecord;

/** A run in lines, for whoever reads what a test printed. */
final class Story {
  private Story() {}

  static String of(RunRecord record) {
    StringBuilder lines = new StringBuilder(record.sentence()).append('\n');
    record
        .steps()
        .forEach(step -> lines.append("  %s: %s%n".formatted(step.id(), step.sentence())));
    record.leftToDo().forEach(item -> lines.append("  left to do: ").append(item).append('\n'));
    return lines.toString();
  }
}
