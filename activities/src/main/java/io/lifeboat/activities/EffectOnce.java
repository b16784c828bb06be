package io.lifeboat.activities;

import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Look, change, and look again when it is not known what came of it: how asking twice has the
 * effect of asking once where AWS takes no token.
 */
public final class EffectOnce {
  private static final String LOST = "the answer was lost, but looking again shows: ";

  private EffectOnce() {}

  /**
   * Changes only what is found ready.
   *
   * @param look the action's inspection
   * @param change asks AWS; {@link RegionUnreachable} and {@link TryAgain} mean that the outcome is
   *     unknown
   * @return the outcome, with {@link Facts#ASKED_AT} when AWS was asked
   */
  public static Outcome apply(
      Watch watch, Supplier<Inspection> look, Function<Inspection, Outcome> change) {
    Inspection found = look.get();
    if (found.state() != State.READY) {
      return settled(found, "");
    }
    Map<String, String> asked = Map.of(Facts.ASKED_AT, watch.now().toString());
    for (; ; ) {
      try {
        return with(asked, change.apply(found));
      } catch (RegionUnreachable | TryAgain unknown) {
        Inspection after = look.get();
        if (after.state() != State.READY) {
          return with(asked, settled(after, LOST));
        }
        if (after.equals(found)) {
          throw unknown;
        }
        // A change in several calls has got further: the rest is asked for now.
        found = after;
      }
    }
  }

  /** How long ago AWS was asked, where that is known. */
  public static Optional<Duration> sinceAsked(Map<String, String> facts, Watch watch) {
    return Optional.ofNullable(facts.get(Facts.ASKED_AT))
        .map(asked -> Duration.between(Instant.parse(asked), watch.now()));
  }

  /** {@code in 71 s} since AWS was asked, or what is known when an earlier try asked. */
  public static String took(Map<String, String> facts, Watch watch, Pace pace) {
    return sinceAsked(facts, watch)
        .map(time -> "in " + Figures.time(time))
        .orElseGet(() -> "while watched for " + Figures.time(pace.waited()));
  }

  private static Outcome settled(Inspection found, String before) {
    if (found.state() == State.IMPOSSIBLE) {
      throw new FinalFailure(FinalFailure.IMPOSSIBLE, found.sentence());
    }
    return new Outcome(before + found.sentence(), found.facts());
  }

  private static Outcome with(Map<String, String> facts, Outcome outcome) {
    return new Outcome(outcome.sentence(), Facts.merge(facts, outcome.facts()));
  }
}
