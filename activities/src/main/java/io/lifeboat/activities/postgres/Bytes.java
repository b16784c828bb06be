package io.lifeboat.activities.postgres;

import java.util.Locale;

/** Amounts of data as they stand in sentences. */
final class Bytes {
  private static final long KIB = 1024;

  private Bytes() {}

  /** {@code 312 B}, {@code 14 KiB}, {@code 2.5 MiB}. */
  static String text(long bytes) {
    if (bytes < KIB) {
      return bytes + " B";
    }
    return bytes < KIB * KIB
        ? bytes / KIB + " KiB"
        : String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (KIB * KIB));
  }
}
