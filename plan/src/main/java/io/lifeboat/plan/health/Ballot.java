package io.lifeboat.plan.health;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What enough vantage points agree on about one check.
 *
 * @param sight bad when enough of them see it bad; worn when enough see it worn or bad; unseen when
 *     too few see it at all
 * @param witnesses those who see it so
 */
record Ballot(Check check, Sight sight, List<Witness> witnesses) {
  /** A vantage point and what it found. */
  record Witness(String vantage, Finding finding) {}

  static Ballot of(Check check, List<View> seeing, int votes) {
    List<Witness> all =
        seeing.stream()
            .flatMap(view -> view.of(check).stream().map(f -> new Witness(view.vantage(), f)))
            .toList();
    for (Sight sight : List.of(Sight.BAD, Sight.WORN, Sight.GOOD)) {
      if (all.stream().filter(isAtLeast(sight)).count() >= votes) {
        return new Ballot(check, sight, witnesses(all, sight));
      }
    }
    return new Ballot(check, Sight.UNSEEN, witnesses(all, Sight.UNSEEN));
  }

  /** Those who see exactly this speak first; worse is seen by some of the rest. */
  private static List<Witness> witnesses(List<Witness> all, Sight sight) {
    Comparator<Witness> exactFirst =
        Comparator.comparing((Witness witness) -> witness.finding().sight() != sight)
            .thenComparing(Witness::vantage);
    return all.stream()
        .filter(
            sight == Sight.UNSEEN || sight == Sight.GOOD
                ? witness -> witness.finding().sight() == sight
                : isAtLeast(sight))
        .sorted(exactFirst)
        .toList();
  }

  private static Predicate<Witness> isAtLeast(Sight sight) {
    return witness ->
        witness.finding().sight() != Sight.UNSEEN
            && witness.finding().sight().compareTo(sight) >= 0;
  }

  boolean is(Sight wanted) {
    return sight == wanted;
  }

  boolean isTrouble() {
    return is(Sight.BAD) || is(Sight.WORN);
  }

  String name() {
    return check.name();
  }

  /** What is wrong, in the words of the first who sees it: {@code storefront answers 503}. */
  String words() {
    return name() + " " + witnesses.get(0).finding().sentence();
  }

  /** What is agreed on, in the words of one who sees it; empty when nobody was asked. */
  Optional<Finding> finding(Collection<View> asked) {
    return witnesses.stream()
        .map(Witness::finding)
        .findFirst()
        .or(() -> asked.stream().flatMap(view -> view.of(check).stream()).findFirst())
        .map(
            seen ->
                new Finding(
                    seen.check(),
                    seen.region(),
                    sight,
                    seen.sentence(),
                    seen.since(),
                    seen.figures()));
  }

  Stream<String> vantagePoints() {
    return witnesses.stream().map(Witness::vantage).distinct();
  }

  /** When the first of them saw it first. */
  Optional<Instant> since() {
    return witnesses.stream()
        .map(witness -> witness.finding().since())
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder());
  }
}
