package io.lifeboat.plan.step;

import io.lifeboat.plan.DataAccess;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The checks that steps share. Each says in one sentence what is wrong and of which thing; what is
 * named is a phrase such as {@code the instance of crm}.
 */
interface Needed {
  /** Services of AWS whose ARNs may name no region. */
  Set<String> WITHOUT_REGION =
      Set.of("iam", "s3", "route53-recovery-control", "arc-region-switch", "rds", "ssm");

  static void that(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  static void present(Object value, String what) {
    that(value != null, what + " is missing");
  }

  /** A name or a sentence: not blank, on one line. */
  static void text(String value, String what) {
    that(value != null && !value.isBlank(), what + " is missing");
    that(
        value.chars().noneMatch(Character::isISOControl),
        what + " has a line break or another sign that cannot be printed; write it on one line");
  }

  /** A name of the plan's owner's choosing, or of something that has no ARN. */
  static void name(String value, String what) {
    text(value, what);
    that(!value.startsWith("arn:"), what + " cannot be the ARN '" + value + "'");
  }

  static void twoRegions(Region from, Region to, String what) {
    present(from, "the region that " + what + " leaves");
    present(to, "the region that " + what + " goes to");
    that(
        !from.equals(to),
        "from and to of %s are both %s; they must be two regions".formatted(what, from));
  }

  /** How something moves: from where, to where and in which mode. */
  static void move(Region from, Region to, Mode mode, String what) {
    twoRegions(from, to, what);
    present(mode, "the mode of " + what + ", forced or graceful,");
  }

  static void notNegative(Duration value, String what) {
    present(value, what);
    that(!value.isNegative(), what + " is below zero");
  }

  static void positive(Duration value, String what) {
    notNegative(value, what);
    that(!value.isZero(), what + " is zero");
  }

  static void atLeast(long least, long value, String what) {
    that(value >= least, "%s must be at least %d, not %d".formatted(what, least, value));
  }

  /** A list that names something. */
  static <T> List<T> some(List<T> values, String what) {
    List<T> given = any(values, what);
    that(!given.isEmpty(), what + " are missing; name at least one");
    return given;
  }

  /** A list that may be empty. */
  static <T> List<T> any(List<T> values, String what) {
    present(values, what);
    values.forEach(value -> present(value, "one of " + what));
    return List.copyOf(values);
  }

  /** The names of records, or of anything else that each region has its own of. */
  static void byRegion(Map<Region, String> values, String what) {
    present(values, what);
    values.forEach((region, value) -> text(value, what + " in " + region));
  }

  /** How a database can be looked into, in each of the regions where it may be. */
  static void data(DataAccess data, String database, Region... regions) {
    present(data, "the access to the data of " + database);
    name(data.database(), "the name that " + database + " has in its cluster");
    present(data.tables(), "the tables of " + database);
    data.tables().values().forEach(time -> name(time, "a column of " + database));
    text(data.secret(), "the secret of " + database);
    for (Region region : regions) {
      arn(data.secretIn(region), "secretsmanager", region.name(), "the secret of " + database);
    }
  }

  static void optionalName(Optional<String> value, String what) {
    present(value, what);
    value.ifPresent(given -> name(given, what));
  }

  /** Checks a distribution of CloudFront and the ids of two of its origins. */
  static void twoOrigins(String distribution, String from, String to) {
    text(distribution, "the id of a distribution");
    that(
        distribution.matches("[A-Z0-9]{6,20}"),
        "'%s' is not the id of a distribution such as E2EXAMPLE1234".formatted(distribution));
    name(from, "an origin of distribution " + distribution);
    name(to, "an origin of distribution " + distribution);
    that(
        !from.equals(to),
        "distribution %s has one origin, %s, for both regions; each region needs its own"
            .formatted(distribution, from));
  }

  /** Checks the id of an experiment template. */
  static void template(String value, String experiment) {
    text(value, "the template of experiment " + experiment);
    that(
        value.matches("EXT[A-Za-z0-9]{1,40}"),
        "the template of experiment %s is not an id that starts with EXT: '%s'"
            .formatted(experiment, value));
  }

  /** An ARN of a service's resource in a region, or in none where the service has none. */
  static void arn(String value, String service, String region, String what) {
    text(value, what);
    String where = Pattern.quote(region);
    that(
        Pattern.matches(
                "arn:[a-z-]+:%s:%s:\\d{12}:\\S+"
                    .formatted(
                        service, WITHOUT_REGION.contains(service) ? "(?:" + where + ")?" : where),
                value)
            || service.equals("s3") && value.startsWith("arn:aws:s3:::"),
        "%s is not the ARN of a resource of %s in %s: '%s'"
            .formatted(what, service, region, value));
  }

  /** Checks the name of a secret, or its ARN, which then is that of a region's secret. */
  static void secret(String value, Region region, String what) {
    text(value, what);
    if (value.startsWith("arn:")) {
      arn(value, "secretsmanager", region.name(), what);
    }
  }

  /** Checks an address that secrets and signatures may be sent to. */
  static void https(String url, String like) {
    text(url, "an address");
    that(isHttps(url), "'%s' is not a URL like %s".formatted(url, like));
  }

  private static boolean isHttps(String url) {
    try {
      URI uri = URI.create(url);
      return "https".equals(uri.getScheme())
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null;
    } catch (IllegalArgumentException broken) {
      return false;
    }
  }
}
