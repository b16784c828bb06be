package io.lifeboat.plan.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.Region;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class HysteresisTest {
  private static final Instant BEGIN = Instant.parse("2026-03-01T03:00:00Z");
  private static final int EVERY = 30;

  @Example
  void turnsBadAfterSoManyLooksInARowAndGoodAfterSoMany() {
    assertThat(turns("g b b g b b b b g b g g", 3, 2)).isEqualTo("g g g g g g b b b b b g");
  }

  @Example
  void turnsWornWhenSomeOfTheRowWereBad() {
    assertThat(turns("g w b b b", 3, 2)).isEqualTo("g g g w b");
    assertThat(turns("b b b w g g", 3, 2)).isEqualTo("u u b b w g");
  }

  @Example
  void isNotSureOfWhatItSeesBadFromTheBeginning() {
    Finding first = shown("b", 3, 2).get(0);
    assertThat(first.sight()).isEqualTo(Sight.UNSEEN);
    assertThat(first.sentence()).isEqualTo("is b, not often enough yet to be sure");
    assertThat(turns("b b b", 3, 2)).isEqualTo("u u b");
    assertThat(turns("b", 1, 1)).isEqualTo("b");
  }

  @Example
  void passesOverLooksThatFailedThemselvesUntilThereAreTooManyInARow() {
    assertThat(turns("g b u b u b", 3, 2)).isEqualTo("g g g g g b");
    assertThat(turns("g u u g u u u g", 3, 2)).isEqualTo("g g g g g g u g");
    assertThat(turns("b b b u u u b b b", 3, 2)).isEqualTo("u u b b b u u u b");
  }

  @Example
  void knowsSinceWhenItIsSo() {
    List<Finding> shown = shown("g g b b b b g g", 3, 2);
    assertThat(shown.get(5).since()).isEqualTo(at(2));
    assertThat(shown.get(6).since()).isEqualTo(at(2));
    assertThat(shown.get(6).sentence()).isEqualTo("is b");
    assertThat(shown.get(7).since()).isEqualTo(at(6));
  }

  @Example
  void countsOnFromAnEarlierViewWhoeverHoldsIt() {
    Hysteresis rule = new Hysteresis(3, 2);
    View one = rule.after(Optional.empty(), view("g", 0));
    View two = rule.after(Optional.of(one), view("b", 1));
    View three = rule.after(Optional.of(two), view("b", 2));
    assertThat(rule.after(Optional.of(three), view("b", 3)).findings().get(0).sight())
        .isEqualTo(Sight.BAD);
  }

  @Property
  void neverTurnsWorseByFewerLooksThanItTakes(
      @ForAll("looks") List<String> looks,
      @ForAll @IntRange(min = 1, max = 5) int failures,
      @ForAll @IntRange(min = 1, max = 5) int recoveries) {
    List<Finding> shown = shown(String.join(" ", looks), failures, recoveries);
    for (int i = 1; i < shown.size(); i++) {
      Sight before = shown.get(i - 1).sight();
      Sight now = shown.get(i).sight();
      if (now == Sight.BAD && before != Sight.BAD) {
        List<String> seen =
            looks.subList(0, i + 1).stream().filter(look -> !look.equals("u")).toList();
        assertThat(seen.subList(seen.size() - failures, seen.size())).containsOnly("b");
      }
      if (now == Sight.GOOD && before == Sight.BAD) {
        List<String> seen =
            looks.subList(0, i + 1).stream().filter(look -> !look.equals("u")).toList();
        assertThat(seen.subList(seen.size() - recoveries, seen.size())).containsOnly("g");
      }
    }
  }

  @Property
  void alwaysTurnsByAsManyAsItTakes(
      @ForAll("looks") List<String> looks,
      @ForAll @IntRange(min = 1, max = 5) int failures,
      @ForAll @IntRange(min = 1, max = 5) int recoveries) {
    List<String> row = new ArrayList<>(looks);
    for (int i = 0; i < failures; i++) {
      row.add("b");
    }
    assertThat(turns(String.join(" ", row), failures, recoveries)).endsWith("b");
    for (int i = 0; i < recoveries; i++) {
      row.add("g");
    }
    assertThat(turns(String.join(" ", row), failures, recoveries)).endsWith("g");
  }

  @Property
  void remembersLittle(@ForAll("looks") List<String> looks) {
    assertThat(shown(String.join(" ", looks), 3, 2))
        .allMatch(finding -> finding.lately().size() < 6);
  }

  @Provide
  Arbitrary<List<String>> looks() {
    return Arbitraries.of("g", "w", "b", "u").list().ofMinSize(1).ofMaxSize(30);
  }

  private static String turns(String looks, int failures, int recoveries) {
    return String.join(
        " ",
        shown(looks, failures, recoveries).stream()
            .map(finding -> finding.sight().name().substring(0, 1).toLowerCase())
            .toList());
  }

  private static List<Finding> shown(String looks, int failures, int recoveries) {
    List<Finding> shown = new ArrayList<>();
    Optional<View> view = Optional.empty();
    int number = 0;
    for (String look : looks.split(" ")) {
      view = Optional.of(new Hysteresis(failures, recoveries).after(view, view(look, number++)));
      shown.add(view.get().findings().get(0));
    }
    return shown;
  }

  private static View view(String look, int number) {
    Sight sight =
        switch (look) {
          case "g" -> Sight.GOOD;
          case "w" -> Sight.WORN;
          case "b" -> Sight.BAD;
          default -> Sight.UNSEEN;
        };
    return new View(
        "here",
        at(number),
        List.of(
            new Finding(
                "front",
                Region.of("eu-west-1"),
                sight,
                "is " + look,
                at(number),
                java.util.Map.of())));
  }

  private static Instant at(int number) {
    return BEGIN.plusSeconds((long) number * EVERY);
  }
}
