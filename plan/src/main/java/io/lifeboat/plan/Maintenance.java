package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * A time in which people work on the application and nothing begins by itself: once from a moment
 * until another, or every week on a day from a time on.
 *
 * @param lasting how long a weekly one takes
 * @param timeZone of a weekly one; UTC when not given
 * @param why shown when nothing begins because of it
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record Maintenance(
    Optional<Instant> from,
    Optional<Instant> until,
    Optional<Weekday> day,
    Optional<LocalTime> at,
    @JsonProperty("for") Optional<Duration> lasting,
    Optional<ZoneId> timeZone,
    String why) {
  /** A day of the week. */
  public enum Weekday {
    @JsonProperty("monday")
    MONDAY,
    @JsonProperty("tuesday")
    TUESDAY,
    @JsonProperty("wednesday")
    WEDNESDAY,
    @JsonProperty("thursday")
    THURSDAY,
    @JsonProperty("friday")
    FRIDAY,
    @JsonProperty("saturday")
    SATURDAY,
    @JsonProperty("sunday")
    SUNDAY
  }

  public Maintenance {
    why = why == null ? "" : why;
    boolean once = from.isPresent() && until.isPresent();
    boolean weekly = day.isPresent() && at.isPresent() && lasting.isPresent();
    if (once == weekly) {
      throw new IllegalArgumentException("give from and until, or day, at and for");
    }
    if (once && !from.orElseThrow().isBefore(until.orElseThrow())) {
      throw new IllegalArgumentException("a maintenance cannot end before it begins");
    }
  }

  /** Until when it lasts, when it goes on at this moment. */
  public Optional<Instant> endsAfter(Instant now) {
    return from.isPresent() ? onceAt(now) : weeklyAt(now);
  }

  private Optional<Instant> onceAt(Instant now) {
    return now.isBefore(from.orElseThrow()) ? Optional.empty() : until.filter(now::isBefore);
  }

  private Optional<Instant> weeklyAt(Instant now) {
    ZonedDateTime here = now.atZone(timeZone.orElse(ZoneId.of("UTC")));
    int daysAgo =
        Math.floorMod(
            here.getDayOfWeek().getValue() - DayOfWeek.valueOf(day.orElseThrow().name()).getValue(),
            7);
    ZonedDateTime began = here.minusDays(daysAgo).with(at.orElseThrow());
    ZonedDateTime last = began.isAfter(here) ? began.minusWeeks(1) : began;
    Instant end = last.plus(lasting.orElseThrow()).toInstant();
    return Optional.of(end).filter(now::isBefore);
  }
}
