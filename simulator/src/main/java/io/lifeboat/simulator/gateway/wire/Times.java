package io.lifeboat.simulator.gateway.wire;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Timestamps as AWS writes them: to the millisecond, ISO 8601 in text and seconds in numbers. */
final class Times {
  private static final long MILLIS = 1000;

  private Times() {}

  static String iso(Instant time) {
    return DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.MILLIS));
  }

  /** As HTTP writes it in headers. */
  static String http(Instant time) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
  }

  static BigDecimal seconds(Instant time) {
    return BigDecimal.valueOf(time.toEpochMilli(), 3).stripTrailingZeros();
  }

  static Instant ofSeconds(BigDecimal seconds) {
    try {
      return Instant.ofEpochMilli(
          seconds
              .multiply(BigDecimal.valueOf(MILLIS))
              .setScale(0, java.math.RoundingMode.HALF_UP)
              .longValueExact());
    } catch (ArithmeticException tooLarge) {
      throw notATime(seconds.toString());
    }
  }

  /**
   * Reads ISO 8601 (with any offset, or none for UTC), a date in the style of RFC 822, or seconds.
   */
  static Instant parse(String text) {
    try {
      return parseAny(text.trim());
    } catch (DateTimeException | NumberFormatException wrong) {
      throw notATime(text);
    }
  }

  private static Instant parseAny(String text) {
    if (text.matches("-?[0-9.]+([eE][0-9]+)?")) {
      return ofSeconds(new BigDecimal(text));
    }
    if (text.contains(",")) {
      return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
    }
    if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
      return Instant.parse(text + "T00:00:00Z");
    }
    boolean hasOffset = text.matches(".*(Z|[+-]\\d{2}:?\\d{2})$");
    return hasOffset
        ? OffsetDateTime.parse(text).toInstant()
        : java.time.LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }

  private static CallRefused notATime(String text) {
    return CallRefused.malformed("MalformedInput", "\"" + text + "\" is not a timestamp");
  }
}
