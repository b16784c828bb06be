package io.lifeboat.activities;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The names of what runs make on AWS, derived from the run, so that whoever cleans up finds it
 * without remembering anything. Lower-case letters, digits and single hyphens, 63 characters at
 * most, as RDS wants it.
 */
public final class DrillNames {
  /** Tag on everything a drill makes: the application. */
  public static final String APPLICATION_TAG = "lifeboat-drill";

  /** Tag on everything a run makes: the run. Nothing without it is ever deleted. */
  public static final String RUN_TAG = "lifeboat-run";

  private static final int LONGEST = 63;
  private static final int HASH = 8;
  private static final int SHORT_HASH = 4;

  private DrillNames() {}

  /** The first 8 hex digits of the SHA-256 of the run's name. */
  public static String hash(String run) {
    return digest(run).substring(0, HASH);
  }

  /** {@code lifeboat-drill-<hash>-<database>}: the clone's cluster. */
  public static String clone(String run, String database) {
    return fitted("lifeboat-drill-" + hash(run) + "-", database, "-1".length());
  }

  /**
   * {@code lifeboat-drill-<hash>}: who started a run's tasks on the side, 36 characters at most.
   */
  public static String starter(String run) {
    return "lifeboat-drill-" + hash(run);
  }

  /** A token of 32 hex digits, the same for the same texts. */
  public static String token(String... parts) {
    return digest(String.join("\n", parts)).substring(0, 32);
  }

  /** The n-th instance of a cluster that a run made. */
  public static String instance(String cluster, int number) {
    return cluster + "-" + number;
  }

  /** {@code <former>-<hash>}: the secondary that takes the place of a former one. */
  public static String successor(String run, String former) {
    String end = "-" + hash(run);
    return fitted("", former, end.length() + "-99".length()) + end;
  }

  /** Shortened where it must be, and then still different for different texts. */
  private static String fitted(String start, String text, int spare) {
    String plain =
        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    int room = LONGEST - spare - start.length();
    return plain.length() <= room
        ? start + plain
        : start
            + plain.substring(0, room - SHORT_HASH - 1).replaceAll("-$", "")
            + "-"
            + digest(text).substring(0, SHORT_HASH);
  }

  private static String digest(String text) {
    try {
      byte[] bytes =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
