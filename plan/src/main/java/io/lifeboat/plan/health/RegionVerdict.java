package io.lifeboat.plan.health;

import io.lifeboat.plan.Region;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** From what is agreed on of each check to one state and one sentence of a region. */
record RegionVerdict(Region region, List<Ballot> ballots, Witnesses heard) {
  private static final int NAMED = 3;

  RegionHealth health() {
    if (heard.areTooFew()) {
      return new RegionHealth(
          region,
          HealthState.UNKNOWN,
          "%s is unknown: %s".formatted(region, heard.shortage()),
          List.of(),
          Optional.empty());
    }
    Causes causes = Causes.of(ballots);
    List<String> reasons = causes.explained().entrySet().stream().map(this::reason).toList();
    HealthState state = state();
    Optional<Instant> since =
        causes.explained().keySet().stream()
            .flatMap(ballot -> ballot.since().stream())
            .min(Comparator.naturalOrder());
    return new RegionHealth(region, state, sentence(state, reasons), reasons, since);
  }

  private HealthState state() {
    List<Ballot> users = usersSide();
    if (!users.isEmpty() && users.stream().allMatch(ballot -> ballot.is(Sight.BAD))) {
      return HealthState.DOWN;
    }
    if (ballots.stream().anyMatch(b -> b.is(Sight.BAD) && b.check().servesUsers())) {
      return HealthState.IMPAIRED;
    }
    if (users.stream().allMatch(ballot -> ballot.is(Sight.UNSEEN))
        && (!users.isEmpty() || ballots.stream().allMatch(ballot -> ballot.is(Sight.UNSEEN)))) {
      return HealthState.UNKNOWN;
    }
    return ballots.stream().anyMatch(Ballot::isTrouble)
        ? HealthState.DEGRADED
        : HealthState.HEALTHY;
  }

  /** What asks as users do; where nothing does, all that serves them. */
  private List<Ballot> usersSide() {
    List<Ballot> asking = those(ballot -> ballot.check().asksAsUsersDo());
    return asking.isEmpty() ? those(ballot -> ballot.check().servesUsers()) : asking;
  }

  private String sentence(HealthState state, List<String> reasons) {
    String what =
        switch (state) {
          case HEALTHY -> healthy();
          case UNKNOWN -> "too few vantage points see whether users are served" + also(reasons);
          default -> shortened(reasons) + unseen("; not seen: ");
        };
    return "%s is %s: %s".formatted(region, state.name().toLowerCase(Locale.ROOT), what);
  }

  private String healthy() {
    long good = ballots.stream().filter(ballot -> ballot.is(Sight.GOOD)).count();
    if (ballots.size() == 1) {
      return "its one check is good";
    }
    return good == ballots.size()
        ? "all %d checks are good".formatted(good)
        : "%d of %d checks are good%s".formatted(good, ballots.size(), unseen("; not seen: "));
  }

  private static String also(List<String> reasons) {
    return reasons.isEmpty() ? "" : "; " + shortened(reasons);
  }

  private static String shortened(List<String> reasons) {
    String first = String.join("; ", reasons.subList(0, Math.min(NAMED, reasons.size())));
    return reasons.size() <= NAMED
        ? first
        : first + "; and %d more".formatted(reasons.size() - NAMED);
  }

  private String unseen(String before) {
    List<Ballot> unseen = those(ballot -> ballot.is(Sight.UNSEEN));
    return unseen.isEmpty()
        ? ""
        : before + unseen.stream().map(Ballot::name).collect(Collectors.joining(", "));
  }

  private String reason(Map.Entry<Ballot, Set<String>> cause) {
    String explains =
        cause.getValue().isEmpty() ? "" : ", which explains " + String.join(", ", cause.getValue());
    String from =
        heard.areSeveral()
            ? cause.getKey().vantagePoints().collect(Collectors.joining(", ", " (seen from ", ")"))
            : "";
    return cause.getKey().words() + explains + from;
  }

  private List<Ballot> those(Predicate<Ballot> wanted) {
    return ballots.stream().filter(wanted).toList();
  }
}
