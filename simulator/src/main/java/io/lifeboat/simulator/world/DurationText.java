package io.lifeboat.simulator.world;

import io.lifeboat.simulator.Spread;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 400ms}, {@code 30s}, {@code 4m}, {@code 60s..110s}. */
final class DurationText {
  private static final Pattern ONE = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

  private DurationText() {}

  static Duration duration(String text) {
    Matcher match = ONE.matcher(text.strip());
    Check.that(match.matches(), "'" + text + "' is not a duration such as 400ms, 30s, 4m or 1h");
    long amount = Long.parseLong(match.group(1));
    return switch (match.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }

  static Spread spread(String text) {
    int dots = text.indexOf("..");
    return dots < 0
        ? new Spread(duration(text), duration(text))
        : new Spread(duration(text.substring(0, dots)), duration(text.substring(dots + 2)));
  }
}
