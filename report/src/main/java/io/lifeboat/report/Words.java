package io.lifeboat.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people say them. */
public final class Words {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

  private Words() {}

  /** "0.4 s", "12 s", "3 min 5 s", "2 h 10 min", "3 d 4 h". */
  public static String of(Duration duration) {
    if (duration.isNegative()) {
      return "-" + of(duration.negated());
    }
    if (duration.toMillis() < 9_950) {
      return decimal(duration);
    }
    long seconds = rounded(duration);
    if (seconds < 120 && seconds != 60) {
      return seconds + " s";
    }
    if (seconds < 7_200) {
      return pair(seconds / 60, "min", seconds % 60, "s");
    }
    long minutes = seconds / 60;
    return minutes < 2_880
        ? pair(minutes / 60, "h", minutes % 60, "min")
        : pair(minutes / 1_440, "d", minutes % 1_440 / 60, "h");
  }

  /** For columns: "0.4s", "12s", "3m05s", "2h10m". */
  public static String brief(Duration duration) {
    if (duration.toMillis() < 9_950) {
      return decimal(duration).replace(" ", "");
    }
    long seconds = rounded(duration);
    if (seconds < 60) {
      return seconds + "s";
    }
    return seconds < 3_600
        ? "%dm%02ds".formatted(seconds / 60, seconds % 60)
        : "%dh%02dm".formatted(seconds / 3_600, seconds / 60 % 60);
  }

  /** The time of day in UTC. */
  public static String clock(Instant at) {
    return CLOCK.format(at);
  }

  /** Date and time in UTC. */
  public static String date(Instant at) {
    return DATE.format(at);
  }

  /** "1 step", "2 steps". */
  public static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static String decimal(Duration duration) {
    double seconds = duration.toMillis() / 1000.0;
    return duration.isZero() ? "0 s" : String.format(Locale.ROOT, "%.1f s", seconds);
  }

  private static long rounded(Duration duration) {
    return duration.plusMillis(500).toSeconds();
  }

  private static String pair(long big, String bigUnit, long small, String smallUnit) {
    return small == 0 ? big + " " + bigUnit : big + " " + bigUnit + " " + small + " " + smallUnit;
  }
}
