package io.lifeboat.plan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an ARN says of itself. */
final class Arns {
  private static final Pattern REGIONAL =
      Pattern.compile("arn:[a-z-]+:[a-z0-9-]+:(" + Region.CODE + "):.*");

  private Arns() {}

  /** Its region; {@code otherwise} when it names none, or is a name and no ARN. */
  static Region regionOf(String arn, Region otherwise) {
    Matcher parts = REGIONAL.matcher(arn);
    return parts.matches() ? Region.of(parts.group(1)) : otherwise;
  }
}
