package io.lifeboat.plan.procedure;

import io.lifeboat.plan.Region;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an SNS topic's ARN says of itself. */
final class Topics {
  private static final Pattern ARN = Pattern.compile("arn:[a-z-]+:sns:(" + Region.CODE + "):.*");

  private Topics() {}

  static Region regionOf(String arn, Region otherwise) {
    Matcher parts = ARN.matcher(arn);
    return parts.matches() ? Region.of(parts.group(1)) : otherwise;
  }
}
