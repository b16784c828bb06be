package io.lifeboat.plan.reading;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Format;
import java.time.ZoneId;

/**
 * The schema's format {@code time-zone}: a name of the IANA database, as Temporal's schedules take
 * it; no offset such as {@code +02:00}, which knows no summer time.
 */
final class TimeZoneFormat implements Format {
  @Override
  public String getName() {
    return "time-zone";
  }

  @Override
  public boolean matches(ExecutionContext context, String value) {
    return ZoneId.getAvailableZoneIds().contains(value) && !value.startsWith("SystemV/");
  }
}
