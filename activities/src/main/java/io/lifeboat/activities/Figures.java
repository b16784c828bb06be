package io.lifeboat.activities;

import java.time.Duration;
import java.util.Locale;

/** Figures as they stand in sentences. */
public final class Figures {
  private Figures() {}

  /** {@code 350 ms}, {@code 0.4 s} below ten seconds, {@code 71 s}, {@code 12 min}. */
  public static String time(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 100) {
      return millis + " ms";
    }
    if (millis < 10_000) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
    return millis < 600_000 ? Math.round(millis / 1000.0) + " s" : duration.toMinutes() + " min";
  }

  /** {@code 1 task}, {@code 4 tasks}. */
  public static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
