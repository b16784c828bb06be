package io.lifeboat.activities.checks;

import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.health.Finding;
import io.lifeboat.plan.health.Hysteresis;
import io.lifeboat.plan.health.Lookout;
import io.lifeboat.plan.health.Sight;
import io.lifeboat.plan.health.View;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Looks at an application, once or again and again. All checks of a round are made at the same
 * time, each with a time limit, so that a silent region delays no other.
 */
public final class Observer {
  /** How long a watch goes on when nothing turns. */
  public static final Duration STINT = Duration.ofMinutes(10);

  private final Round round;

  /**
   * @param looks one for each kind of check that can be made here, such as {@code Looks.all(...)}
   */
  public Observer(List<? extends Look<?>> looks) {
    this.round = new Round(looks);
  }

  /** Looks once at everything. */
  public View look(Lookout lookout, Watch watch) {
    Instant at = watch.now();
    return new View(lookout.vantage(), at, round.of(lookout.checks(), at, watch));
  }

  /**
   * Looks until something turns, or for {@link #STINT}. What it counts it reports, so that whoever
   * takes it up counts on from there.
   *
   * @param told the view that the caller knows
   */
  public View watch(Lookout lookout, Optional<View> told, Watch watch) {
    Hysteresis rule = new Hysteresis(lookout.failures(), lookout.recoveries());
    Instant end = watch.now().plus(STINT);
    Optional<View> known = newer(told, watch.reportedBefore().flatMap(ViewText::read));
    while (known.isEmpty() || watch.goesOnAfter(untilNext(known.get(), lookout, watch))) {
      View now = rule.after(known, look(lookout, watch));
      known = Optional.of(now);
      watch.report(ViewText.write(now));
      if (told.filter(view -> sights(view).equals(sights(now))).isEmpty()
          || !watch.now().isBefore(end)) {
        return now;
      }
    }
    return known.get();
  }

  private static Optional<View> newer(Optional<View> told, Optional<View> reported) {
    return reported
        .filter(view -> told.filter(known -> !known.at().isBefore(view.at())).isEmpty())
        .or(() -> told);
  }

  /** The rhythm goes on over the ends and beginnings of watches. */
  private static Duration untilNext(View known, Lookout lookout, Watch watch) {
    Duration rest = Duration.between(watch.now(), known.at().plus(lookout.every()));
    if (rest.isNegative()) {
      return Duration.ZERO;
    }
    return rest.compareTo(lookout.every()) > 0 ? lookout.every() : rest;
  }

  private static Map<String, Sight> sights(View view) {
    return view.findings().stream()
        .collect(
            Collectors.toMap(
                finding -> finding.check() + " in " + finding.region(),
                Finding::sight,
                (one, other) -> other));
  }
}
