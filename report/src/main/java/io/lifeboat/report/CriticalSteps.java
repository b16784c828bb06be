package io.lifeboat.report;

import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.StepRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The chain of steps that decided how long a run took, as it was measured. */
public final class CriticalSteps {
  private static final Comparator<StepRecord> BY_END =
      Comparator.comparing(step -> step.endedAt().orElse(Instant.MIN));

  private CriticalSteps() {}

  /**
   * Their ids, the first one first: back from the step that saw users served, or from the last one
   * that ended, each time to the need that ended last.
   */
  public static List<String> of(RunRecord run) {
    Map<String, StepRecord> byId = new HashMap<>();
    run.steps().forEach(step -> byId.put(step.id(), step));
    List<String> path = new ArrayList<>();
    Optional<StepRecord> next = last(run);
    while (next.isPresent() && !path.contains(next.get().id())) {
      path.add(0, next.get().id());
      next = latestNeed(byId, next.get());
    }
    return List.copyOf(path);
  }

  private static Optional<StepRecord> last(RunRecord run) {
    List<StepRecord> ended =
        run.steps().stream()
            .filter(step -> step.startedAt().isPresent() && step.endedAt().isPresent())
            .filter(step -> !step.action().equals("WatchUsers"))
            .toList();
    return ended.stream()
        .filter(step -> step.facts().containsKey(Facts.FIRST_GOOD_ANSWER_AT))
        .max(BY_END)
        .or(() -> ended.stream().max(BY_END));
  }

  private static Optional<StepRecord> latestNeed(Map<String, StepRecord> byId, StepRecord step) {
    return step.needs().stream()
        .map(byId::get)
        .filter(need -> need != null && need.startedAt().isPresent() && need.endedAt().isPresent())
        .max(BY_END);
  }
}
