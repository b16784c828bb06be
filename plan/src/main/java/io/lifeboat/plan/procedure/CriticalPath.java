package io.lifeboat.plan.procedure;

import io.lifeboat.plan.procedure.ProcedureStep.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The chain of steps that decides how long a procedure takes. What accompanies the run or is only
 * looked at does not count.
 *
 * @param steps their ids, the first one first
 * @param expected how long they usually take together, without the time that people need
 */
public record CriticalPath(List<String> steps, Duration expected) {
  public CriticalPath {
    steps = List.copyOf(steps);
  }

  /** The chain to the last end of all steps. */
  public static CriticalPath of(Procedure procedure) {
    Map<String, Duration> ends = ends(procedure);
    return procedure.steps().stream()
        .filter(step -> step.part() == Part.WORK)
        .map(ProcedureStep::id)
        .max(Comparator.comparing(ends::get))
        .map(last -> new CriticalPath(chain(procedure, last, ends), ends.get(last)))
        .orElse(new CriticalPath(List.of(), Duration.ZERO));
  }

  /** When each step is expected to end, counted from the start, by id. */
  public static Map<String, Duration> ends(Procedure procedure) {
    Map<String, Duration> ends = new HashMap<>();
    for (ProcedureStep step : procedure.steps()) {
      Duration start =
          step.needs().stream().map(ends::get).max(Duration::compareTo).orElse(Duration.ZERO);
      ends.put(step.id(), start.plus(step.holdsUp()));
    }
    return Collections.unmodifiableMap(ends);
  }

  private static List<String> chain(Procedure procedure, String last, Map<String, Duration> ends) {
    List<String> chain = new ArrayList<>(List.of(last));
    List<String> needs = procedure.step(last).needs();
    while (!needs.isEmpty()) {
      String slowest = Collections.max(needs, Comparator.comparing(ends::get));
      chain.add(0, slowest);
      needs = procedure.step(slowest).needs();
    }
    return chain;
  }
}
