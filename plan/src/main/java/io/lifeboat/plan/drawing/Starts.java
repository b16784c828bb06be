package io.lifeboat.plan.drawing;

import io.lifeboat.plan.procedure.CriticalPath;
import io.lifeboat.plan.procedure.Procedure;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** When each step is expected to begin, counted from the start. */
final class Starts {
  private Starts() {}

  static Map<String, Duration> of(Procedure procedure) {
    Map<String, Duration> starts = new HashMap<>();
    Map<String, Duration> ends = CriticalPath.ends(procedure);
    procedure.steps().forEach(s -> starts.put(s.id(), ends.get(s.id()).minus(s.holdsUp())));
    return starts;
  }
}
