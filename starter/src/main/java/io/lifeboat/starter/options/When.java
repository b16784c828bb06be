package io.lifeboat.starter.options;

import io.lifeboat.plan.json.DurationText;
import io.lifeboat.starter.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** When users were first hurt and when that was noticed: what the RTO is counted from. */
public final class When {
  @Option(
      names = "--impact-at",
      paramLabel = "TIME",
      description = "When users were first hurt, such as 2026-03-01T02:58:00Z.")
  private Optional<String> impactAt;

  @Option(
      names = "--since",
      paramLabel = "DURATION",
      description = "The same, counted back from now, such as 2m.")
  private Optional<String> since;

  @Option(
      names = "--detected-at",
      paramLabel = "TIME",
      description = "When that was noticed (default: now, when the impact is told).")
  private Optional<String> detectedAt;

  /**
   * @throws Refusal when it cannot be read, is told twice or lies in the future
   */
  public Optional<Instant> impact(Clock clock) {
    if (impactAt.isPresent() && since.isPresent()) {
      throw Refusal.wrongInput("--impact-at and --since say the same: give one of them");
    }
    return impactAt
        .map(text -> past("--impact-at", text, clock))
        .or(() -> since.map(text -> clock.instant().minus(duration(text))));
  }

  /**
   * @throws Refusal when it cannot be read, lies in the future or before the impact
   */
  public Optional<Instant> detected(Clock clock) {
    Optional<Instant> impact = impact(clock);
    Optional<Instant> told = detectedAt.map(text -> past("--detected-at", text, clock));
    if (told.isPresent() && impact.filter(hurt -> hurt.isAfter(told.get())).isPresent()) {
      throw Refusal.wrongInput(
          "--detected-at %s lies before the impact, %s: correct one of them"
              .formatted(told.get(), impact.get()));
    }
    return told.or(() -> impact.map(hurt -> clock.instant()));
  }

  private static Instant past(String option, String text, Clock clock) {
    Instant at = instant(option, text);
    if (at.isAfter(clock.instant())) {
      throw Refusal.wrongInput(
          option + " " + text + " lies in the future: it has happened already");
    }
    return at;
  }

  private static Instant instant(String option, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException unreadable) {
      throw Refusal.wrongInput(
          option + " '" + text + "' is not a time: write it in UTC like 2026-03-01T02:58:00Z");
    }
  }

  private static Duration duration(String text) {
    try {
      return DurationText.parse(text);
    } catch (IllegalArgumentException unreadable) {
      throw Refusal.wrongInput("--since " + unreadable.getMessage());
    }
  }
}
