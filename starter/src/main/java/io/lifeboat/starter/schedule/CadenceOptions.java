package io.lifeboat.starter.schedule;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.ScheduledDrill;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.plan.rules.Cron;
import io.lifeboat.starter.Refusal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is started when, by options or as the plan declares it. */
final class CadenceOptions {
  @Option(
      names = "--preset",
      paramLabel = "PRESET",
      description =
          "daily-check, weekly-drill, monthly-drill, quarterly-full-drill or markers: the usual cadence.")
  private Optional<String> preset;

  @Option(
      names = "--work",
      paramLabel = "WORK",
      description = "What starts: check, isolated, full or marker (default: the preset's).")
  private Optional<String> work;

  @Option(
      names = "--cron",
      paramLabel = "EXPRESSION",
      description = "When, in five fields, such as \"0 3 * * 2\" (default: the preset's).")
  private Optional<String> cron;

  @Option(
      names = "--time-zone",
      paramLabel = "ZONE",
      description = "Where the clock hangs, such as Europe/Berlin (default: UTC).")
  private Optional<String> zone;

  @Option(
      names = "--jitter",
      paramLabel = "TIME",
      description = "How much later at most it may start, such as 10m.")
  private Optional<String> jitter;

  @Option(
      names = "--catch-up",
      paramLabel = "TIME",
      description = "How long after a missed time it is still started (default: 1h).")
  private Optional<String> catchUp;

  /**
   * The schedule of this name: the options', or the plan's when there is no option.
   *
   * @throws Refusal when neither says what and when
   */
  ScheduledDrill of(RecoveryPlan plan, String name) {
    if (isGiven()) {
      return given();
    }
    return Optional.ofNullable(plan.schedules().get(name))
        .orElseThrow(
            () ->
                Refusal.wrongInput(
                    "%s declares no schedule '%s', so say what starts when: --preset, or --work with --cron"
                        .formatted(plan.application(), name)));
  }

  private boolean isGiven() {
    return preset.isPresent()
        || work.isPresent()
        || cron.isPresent()
        || zone.isPresent()
        || jitter.isPresent()
        || catchUp.isPresent();
  }

  private ScheduledDrill given() {
    try {
      return new ScheduledDrill(
          preset.map(text -> read("--preset", text, ScheduledDrill.Preset.class)),
          work.map(text -> read("--work", text, ScheduledDrill.Work.class)),
          cron.map(CadenceOptions::cron),
          zone.map(CadenceOptions::zone),
          jitter.map(text -> read("--jitter", text, Duration.class)),
          catchUp.map(text -> read("--catch-up", text, Duration.class)),
          List.of());
    } catch (IllegalArgumentException incomplete) {
      throw Refusal.wrongInput("the schedule is not complete: " + incomplete.getMessage());
    }
  }

  private static String cron(String text) {
    Cron.flaw(text)
        .ifPresent(
            flaw -> {
              throw Refusal.wrongInput(
                  "--cron: '%s' is not a time that cron knows: %s; write one like \"0 3 * * 2\""
                      .formatted(text, flaw));
            });
    return text;
  }

  /** As in a plan: Temporal takes no offset such as {@code +02:00}. */
  private static ZoneId zone(String text) {
    if (!ZoneId.getAvailableZoneIds().contains(text)) {
      throw Refusal.wrongInput(
          "--time-zone: '%s' is no time zone; write one like Europe/Berlin or UTC".formatted(text));
    }
    return ZoneId.of(text);
  }

  /** The same words as in a plan. */
  private static <T> T read(String option, String text, Class<T> type) {
    try {
      return LifeboatJson.mapper().convertValue(text, type);
    } catch (IllegalArgumentException wrong) {
      throw Refusal.wrongInput(
          "%s: '%s' cannot be used; see ./lifeboat help schedule create".formatted(option, text));
    }
  }
}
