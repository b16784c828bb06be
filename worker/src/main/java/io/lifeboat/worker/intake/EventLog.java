package io.lifeboat.worker.intake;

import io.lifeboat.plan.Region;
import java.util.List;
import org.slf4j.MDC;

/** Which intake, region and event each log line belongs to. */
final class EventLog {
  private static final String EVENT = "communicationId";
  private static final List<String> NAMES = List.of("intake", "region", EVENT);

  private EventLog() {}

  static void begin(String intake, Region region) {
    MDC.put("intake", intake);
    MDC.put("region", region.name());
  }

  static void event(String key) {
    MDC.put(EVENT, key);
  }

  static void noEvent() {
    MDC.remove(EVENT);
  }

  static void end() {
    NAMES.forEach(MDC::remove);
  }
}
