package io.lifeboat.plan.decision;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.health.HealthState;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which of several regions takes the users: the healthiest, then the one that is least behind, then
 * the least loaded, then the nearest, then the plan's order. Regions that the plan does not allow
 * are never looked at.
 */
public final class Targets {
  /** A difference of less than that is none. */
  private static final double SECOND = 1;

  private static final double TEN_PERCENT = 10;
  private static final double HUNDRED_KILOMETRES = 100;

  private static final List<Criterion> TABLE =
      List.of(
          new Criterion("health", Targets::rank, 1, Targets::state),
          new Criterion(
              "lag",
              (outlook, region) -> outlook.figure(region, "lagSeconds").orElse(0.0),
              SECOND,
              (outlook, region) ->
                  outlook
                      .figure(region, "lagSeconds")
                      .map(lag -> String.format(Locale.ROOT, "%.1f s behind", lag))
                      .orElse("")),
          new Criterion(
              "load",
              (outlook, region) -> outlook.figure(region, "cpuPercent").orElse(0.0),
              TEN_PERCENT,
              (outlook, region) ->
                  outlook
                      .figure(region, "cpuPercent")
                      .map(cpu -> String.format(Locale.ROOT, "%.0f %% loaded", cpu))
                      .orElse("")),
          new Criterion(
              "distance",
              (outlook, region) ->
                  Distances.kilometres(outlook.serving(), region).orElse(Double.MAX_VALUE),
              HUNDRED_KILOMETRES,
              (outlook, region) ->
                  Distances.kilometres(outlook.serving(), region)
                      .map(far -> String.format(Locale.ROOT, "%,.0f km away", far))
                      .orElse("")));

  private Targets() {}

  /**
   * The chosen one.
   *
   * @param sentence why it and no other
   */
  public record Choice(Region region, String sentence) {}

  private interface Value {
    double of(Outlook outlook, Region region);
  }

  private interface Words {
    String of(Outlook outlook, Region region);
  }

  /** Less is better; within {@code alike} two are the same. */
  private record Criterion(String name, Value value, double alike, Words words) {
    long step(Outlook outlook, Region region) {
      double value = value().of(outlook, region);
      return value == Double.MAX_VALUE ? Long.MAX_VALUE : Math.round(value / alike());
    }
  }

  /** Among those that are fit; empty when none is. */
  static Optional<Choice> choose(Outlook outlook) {
    return choose(outlook, outlook::isFit);
  }

  /** Among all that the plan allows. */
  static Optional<Choice> chooseAny(Outlook outlook) {
    return choose(outlook, region -> true);
  }

  private static Optional<Choice> choose(Outlook outlook, Predicate<Region> wanted) {
    List<Region> ranked = outlook.others().stream().filter(wanted).sorted(better(outlook)).toList();
    return ranked.stream().findFirst().map(best -> new Choice(best, why(outlook, ranked)));
  }

  private static Comparator<Region> better(Outlook outlook) {
    Comparator<Region> order =
        Comparator.comparingLong(region -> TABLE.get(0).step(outlook, region));
    for (Criterion next : TABLE.subList(1, TABLE.size())) {
      order = order.thenComparingLong(region -> next.step(outlook, region));
    }
    return order;
  }

  private static String why(Outlook outlook, List<Region> ranked) {
    Region best = ranked.get(0);
    StringBuilder why = new StringBuilder(best + " takes the users: " + said(outlook, best));
    ranked.stream()
        .skip(1)
        .forEach(other -> why.append("; before ").append(against(outlook, best, other)));
    outlook.others().stream()
        .filter(other -> !ranked.contains(other))
        .forEach(other -> why.append("; not ").append(outlook.of(other).sentence()));
    return why.toString();
  }

  private static String against(Outlook outlook, Region best, Region other) {
    return TABLE.stream()
        .filter(one -> one.step(outlook, best) != one.step(outlook, other))
        .findFirst()
        .map(
            decisive ->
                "%s by %s (%s)"
                    .formatted(
                        other, decisive.name(), orUnknown(decisive.words().of(outlook, other))))
        .orElse(other + " by the plan's order");
  }

  private static String said(Outlook outlook, Region region) {
    return String.join(
        ", ",
        TABLE.stream()
            .map(one -> one.words().of(outlook, region))
            .filter(words -> !words.isEmpty())
            .toList());
  }

  private static String orUnknown(String words) {
    return words.isEmpty() ? "not known" : words;
  }

  private static double rank(Outlook outlook, Region region) {
    return switch (outlook.of(region).state()) {
      case HEALTHY -> 0;
      case DEGRADED -> 1;
      case IMPAIRED -> 2;
      case UNKNOWN -> 3;
      case DOWN -> 4;
    };
  }

  private static String state(Outlook outlook, Region region) {
    HealthState state = outlook.of(region).state();
    return state.name().toLowerCase(Locale.ROOT)
        + (state == HealthState.IMPAIRED && outlook.isFit(region)
            ? " since " + outlook.serving() + " is lost"
            : "");
  }
}
