package io.lifeboat.worker;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.step.Step;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.MDC;

/** Which run, step and region every log line of an action belongs to. */
final class StepLog {
  private static final List<String> NAMES = List.of("application", "run", "step", "region");

  private StepLog() {}

  static void begin(StepCall call, Step step) {
    MDC.put("application", call.application());
    MDC.put("run", call.run());
    MDC.put("step", call.stepId());
    region(step).ifPresent(region -> MDC.put("region", region.name()));
  }

  /** The region a step acts in: its {@code region}, else where it leads {@code to}. */
  static Optional<Region> region(Step step) {
    return component(step, "region").or(() -> component(step, "to"));
  }

  private static Optional<Region> component(Step step, String name) {
    return Arrays.stream(step.getClass().getRecordComponents())
        .filter(component -> component.getName().equals(name))
        .filter(component -> component.getType() == Region.class)
        .findFirst()
        .map(component -> value(step, component));
  }

  private static Region value(Step step, RecordComponent component) {
    try {
      return (Region) component.getAccessor().invoke(step);
    } catch (IllegalAccessException | InvocationTargetException closed) {
      throw new IllegalStateException("a step's parts are public", closed);
    }
  }

  static void end() {
    NAMES.forEach(MDC::remove);
  }
}
