package io.lifeboat.workflows;

import io.lifeboat.plan.json.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** How times and lists are said. */
public final class Sentences {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Sentences() {}

  public static String time(Instant at) {
    return TIME.format(at);
  }

  /** To the tenth of a second below a minute, to the nearest second above. */
  public static String span(Duration duration) {
    if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
      return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
    return DurationText.format(Duration.ofSeconds(duration.plusMillis(500).toSeconds()));
  }

  /** A constant's name as a word, such as already-done. */
  public static String word(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static String capital(String sentence) {
    return sentence.isEmpty()
        ? sentence
        : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }

  static String list(List<String> parts) {
    if (parts.size() < 2) {
      return String.join("", parts);
    }
    return String.join(", ", parts.subList(0, parts.size() - 1))
        + " and "
        + parts.get(parts.size() - 1);
  }
}
