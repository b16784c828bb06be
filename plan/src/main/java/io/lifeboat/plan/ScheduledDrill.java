package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A drill that starts by the clock. Either a preset or a cron expression; what is given beside a
 * preset replaces its own.
 *
 * @param cron five fields, as cron has them
 * @param timeZone in which the cron expression counts; UTC when not given
 * @param jitter how much later at most it may start
 * @param catchUp how long after a missed time it is still started; 1 hour when not given
 * @param blackout days on which it does not start
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record ScheduledDrill(
    Optional<Preset> preset,
    Optional<Work> work,
    Optional<String> cron,
    Optional<ZoneId> timeZone,
    Optional<Duration> jitter,
    Optional<Duration> catchUp,
    List<Blackout> blackout) {
  public static final Duration CATCH_UP = Duration.ofHours(1);

  /** What starts. */
  public enum Work {
    @JsonProperty("check")
    CHECK,
    @JsonProperty("isolated")
    ISOLATED,
    @JsonProperty("full")
    FULL,
    /** Writes a marker into each database, so that a later failover can say what was lost. */
    @JsonProperty("marker")
    MARKER
  }

  /** The usual cadence. */
  public enum Preset {
    @JsonProperty("daily-check")
    DAILY_CHECK(Work.CHECK, "0 6 * * *"),
    @JsonProperty("weekly-drill")
    WEEKLY_DRILL(Work.ISOLATED, "0 3 * * 2"),
    @JsonProperty("monthly-drill")
    MONTHLY_DRILL(Work.ISOLATED, "0 3 1 * *"),
    @JsonProperty("quarterly-full-drill")
    QUARTERLY_FULL_DRILL(Work.FULL, "0 3 15 1,4,7,10 *"),
    @JsonProperty("markers")
    MARKERS(Work.MARKER, "* * * * *");

    private final Work work;
    private final String cron;

    Preset(Work work, String cron) {
      this.work = work;
      this.cron = cron;
    }
  }

  /**
   * Days on which nothing is drilled, both included.
   *
   * @param why shown when a drill is left out
   */
  @JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
  public record Blackout(LocalDate from, LocalDate to, String why) {
    public Blackout {
      why = why == null ? "" : why;
      if (to.isBefore(from)) {
        throw new IllegalArgumentException("a blackout cannot end before it begins: " + from);
      }
    }
  }

  public ScheduledDrill {
    blackout = Ordered.list(blackout);
    if (preset.isEmpty() && (cron.isEmpty() || work.isEmpty())) {
      throw new IllegalArgumentException("give a preset, or both work and cron");
    }
  }

  /** What starts. */
  public Work starts() {
    return work.or(() -> preset.map(p -> p.work)).orElseThrow();
  }

  /** When, as cron has it. */
  public String when() {
    return cron.or(() -> preset.map(p -> p.cron)).orElseThrow();
  }

  /** Where the clock hangs. */
  public ZoneId zone() {
    return timeZone.orElse(ZoneId.of("UTC"));
  }

  /** How long after a missed time it is still started. */
  public Duration caughtUpWithin() {
    return catchUp.orElse(CATCH_UP);
  }
}
