package io.lifeboat.plan.health;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the vantage points together say: how the application does in each region.
 *
 * <ul>
 *   <li>A thing is bad when enough of them see it bad.
 *   <li>A vantage point that reaches nothing in any region is blind and has no vote: a failure of
 *       the observer is not one of the observed. One that reaches AWS, but the application in no
 *       region, says nothing of how users are served.
 *   <li>A view older than three rounds has no vote. Whoever knows that it still holds says so by
 *       {@link View#heldAt}.
 *   <li>Where fewer see than must agree, nothing is known, and nothing is to be done.
 * </ul>
 *
 * @param votes how many vantage points must see the same
 * @param every how often they look
 */
public record Jury(int votes, Duration every) {
  private static final int ROUNDS = 3;

  public Jury {
    if (votes < 1) {
      throw new IllegalArgumentException("at least one vantage point must see it, not " + votes);
    }
  }

  /** One for each region that the checks speak of, in their order. */
  public List<RegionHealth> judge(
      Collection<? extends Check> checks, Collection<View> views, Instant now) {
    Witnesses heard = hear(checks, views, now);
    return checks.stream()
        .map(Check::region)
        .distinct()
        .map(region -> judge(region, checks, heard))
        .toList();
  }

  /**
   * What they agree on, check by check, in the words of one who sees it so; unseen with what was
   * said of it where they agree on nothing.
   */
  public List<Finding> agree(
      Collection<? extends Check> checks, Collection<View> views, Instant now) {
    Witnesses heard = hear(checks, views, now);
    return checks.stream()
        .map(
            check ->
                heard.areTooFew()
                    ? new Ballot(check, Sight.UNSEEN, List.of())
                    : Ballot.of(check, heard.seeing(), votes))
        .flatMap(ballot -> ballot.finding(views).stream())
        .toList();
  }

  private Witnesses hear(Collection<? extends Check> checks, Collection<View> views, Instant now) {
    return new Witnesses(
        views, views.stream().flatMap(view -> voting(view, checks, now)).toList(), votes);
  }

  private static RegionHealth judge(
      Region region, Collection<? extends Check> checks, Witnesses heard) {
    return new RegionVerdict(
            region,
            checks.stream()
                .filter(check -> check.region().equals(region))
                .map(check -> Ballot.of(check, heard.seeing(), heard.votes()))
                .toList(),
            heard)
        .health();
  }

  /** What of a view counts; empty when it has no vote. */
  private Stream<View> voting(View view, Collection<? extends Check> checks, Instant now) {
    boolean stale = view.at().isBefore(now.minus(every.multipliedBy(ROUNDS)));
    if (stale || view.findings().stream().noneMatch(Finding::reached)) {
      return Stream.empty();
    }
    return Stream.of(reachesTheApplication(view, checks) ? view : withoutIt(view, checks));
  }

  /** With one region alone to ask there is nothing to tell its failure from the observer's by. */
  private static boolean reachesTheApplication(View view, Collection<? extends Check> checks) {
    List<Check> asked =
        checks.stream().filter(Check::asksAsUsersDo).map(Check.class::cast).toList();
    return asked.stream().map(Check::region).distinct().count() < 2
        || asked.stream().flatMap(check -> view.of(check).stream()).anyMatch(Finding::reached);
  }

  private static View withoutIt(View view, Collection<? extends Check> checks) {
    return new View(
        view.vantage(),
        view.at(),
        view.findings().stream()
            .filter(
                finding ->
                    checks.stream()
                        .noneMatch(check -> check.asksAsUsersDo() && finding.speaksOf(check)))
            .toList());
  }
}
