package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.util.regex.Pattern;

/** The checks that steps share. */
interface Needed {
  static void that(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  static void text(String value, String what) {
    that(value != null && !value.isBlank(), what + " is missing");
  }

  static void twoRegions(Region from, Region to) {
    that(!from.equals(to), "from and to are both " + from + "; they must be two regions");
  }

  /** Checks a distribution of CloudFront and the ids of two of its origins. */
  static void twoOrigins(String distribution, String from, String to) {
    that(
        distribution != null && distribution.matches("[A-Z0-9]{6,20}"),
        "'%s' is not the id of a distribution such as E2EXAMPLE1234".formatted(distribution));
    text(from, "an origin of distribution " + distribution);
    text(to, "an origin of distribution " + distribution);
    that(
        !from.equals(to),
        "distribution %s has one origin, %s, for both regions; each region needs its own"
            .formatted(distribution, from));
  }

  /** Checks the id of an experiment template. */
  static void template(String value, String experiment) {
    that(
        value != null && value.matches("EXT[A-Za-z0-9]{1,40}"),
        "the template of experiment %s is not an id that starts with EXT: %s"
            .formatted(experiment, value));
  }

  /** Whether a text is the ARN of a service's resource, in that region or in none. */
  static void arn(String value, String service, String region, String what) {
    text(value, what);
    that(
        Pattern.matches(
            "arn:[a-z-]+:" + service + ":(?:" + Pattern.quote(region) + ")?:(?:\\d{12})?:.+",
            value),
        "%s is not the ARN of a resource of %s in %s: %s".formatted(what, service, region, value));
  }
}
