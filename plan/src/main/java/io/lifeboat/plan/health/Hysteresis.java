package io.lifeboat.plan.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * When what is seen counts: worse after so many looks in a row, better after so many. A look that
 * failed itself counts for neither; so many of them in a row, and nothing is known any more.
 *
 * @param failures how many looks in a row make a thing worse
 * @param recoveries how many make it better
 */
public record Hysteresis(int failures, int recoveries) {
  public Hysteresis {
    if (failures < 1 || recoveries < 1) {
      throw new IllegalArgumentException("at least one look makes a thing turn");
    }
  }

  /** What holds of all checks after a look at them; the older view is that of the look before. */
  public View after(Optional<View> before, View seen) {
    return new View(
        seen.vantage(),
        seen.at(),
        seen.findings().stream()
            .map(finding -> after(before.flatMap(view -> same(view, finding)), finding))
            .toList());
  }

  private static Optional<Finding> same(View view, Finding finding) {
    return view.findings().stream()
        .filter(old -> old.check().equals(finding.check()))
        .filter(old -> old.region().equals(finding.region()))
        .findFirst();
  }

  /** What holds of one check after a look at it. */
  Finding after(Optional<Finding> before, Finding seen) {
    List<Glance> lately = remembered(before.map(Finding::lately).orElse(List.of()), seen);
    Sight shown = before.map(Finding::sight).orElse(Sight.UNSEEN);
    Sight now = sight(shown, lately);
    Instant since =
        before
            .filter(old -> old.sight() == now)
            .map(Finding::since)
            .orElseGet(() -> began(lately, agreeing(shown, now)));
    Finding told = before.filter(old -> old.sight() == now && seen.sight() != now).orElse(seen);
    return now == Sight.UNSEEN && seen.sight() != now
        ? new Finding(
            seen.check(), seen.region(), now, doubtful(seen), since, seen.figures(), lately)
        : new Finding(
            told.check(), told.region(), now, told.sentence(), since, told.figures(), lately);
  }

  private static String doubtful(Finding seen) {
    return seen.sentence() + ", not often enough yet to be sure";
  }

  private Sight sight(Sight shown, List<Glance> lately) {
    Sight newest = lately.get(lately.size() - 1).sight();
    if (newest == Sight.UNSEEN) {
      return unseen(lately).size() >= failures ? Sight.UNSEEN : shown;
    }
    if (shown == Sight.UNSEEN && newest == Sight.GOOD) {
      return newest;
    }
    List<Sight> seen =
        lately.stream().map(Glance::sight).filter(sight -> sight != Sight.UNSEEN).toList();
    Optional<Sight> worse = newest(seen, failures).min(Sight::compareTo);
    Optional<Sight> better = newest(seen, recoveries).max(Sight::compareTo);
    if (shown == Sight.UNSEEN) {
      return worse.orElse(shown);
    }
    return worse
        .filter(sight -> sight.compareTo(shown) > 0)
        .or(() -> better.filter(sight -> sight.compareTo(shown) < 0))
        .orElse(shown);
  }

  /** The newest so many; none while there are fewer. */
  private static Stream<Sight> newest(List<Sight> seen, int many) {
    return seen.size() < many
        ? Stream.empty()
        : seen.subList(seen.size() - many, seen.size()).stream();
  }

  /** Looks that failed are forgotten as soon as something is seen again. */
  private List<Glance> remembered(List<Glance> before, Finding seen) {
    List<Glance> lately = new ArrayList<>(before);
    if (seen.sight() != Sight.UNSEEN) {
      lately.removeIf(glance -> glance.sight() == Sight.UNSEEN);
    }
    lately.add(new Glance(seen.sight(), seen.since()));
    List<Glance> failed = unseen(lately);
    List<Glance> done = lately.subList(0, lately.size() - failed.size());
    List<Glance> kept = new ArrayList<>(last(done, Math.max(failures, recoveries)));
    kept.addAll(last(failed, failures));
    return failed.size() >= failures ? last(failed, failures) : kept;
  }

  private static List<Glance> unseen(List<Glance> lately) {
    return row(lately, glance -> glance.sight() == Sight.UNSEEN);
  }

  private static Instant began(List<Glance> lately, Predicate<Glance> agreeing) {
    List<Glance> row = row(lately, agreeing);
    return (row.isEmpty() ? lately.get(lately.size() - 1) : row.get(0)).at();
  }

  /** Which looks agree with a turn: those as bad or worse, or as good or better. */
  private static Predicate<Glance> agreeing(Sight shown, Sight now) {
    if (now == Sight.UNSEEN) {
      return glance -> glance.sight() == now;
    }
    boolean better = now == Sight.GOOD || now.compareTo(shown) < 0 && shown != Sight.UNSEEN;
    return glance ->
        glance.sight() != Sight.UNSEEN
            && (better ? glance.sight().compareTo(now) <= 0 : glance.sight().compareTo(now) >= 0);
  }

  private static List<Glance> row(List<Glance> lately, Predicate<Glance> wanted) {
    int from = lately.size();
    while (from > 0 && wanted.test(lately.get(from - 1))) {
      from--;
    }
    return lately.subList(from, lately.size());
  }

  private static <T> List<T> last(List<T> all, int many) {
    return all.subList(Math.max(0, all.size() - many), all.size());
  }
}
