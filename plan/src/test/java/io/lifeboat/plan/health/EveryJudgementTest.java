package io.lifeboat.plan.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is seen, by however many, of things that need each other in whatever way. */
class EveryJudgementTest {
  private static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");
  private static final Duration EVERY = Duration.ofSeconds(30);
  private static final List<Region> REGIONS =
      List.of(Region.of("eu-central-1"), Region.of("eu-west-1"));
  private static final List<String> SIGHTS = List.of("good", "worn", "bad", "silent", "unseen");

  /** What is looked at, who sees what of it, and how many must agree. */
  record Case(List<Check> checks, List<View> views, int votes) {
    List<RegionHealth> judged() {
      return judged(views);
    }

    List<RegionHealth> judged(List<View> by) {
      return new Jury(votes, EVERY).judge(checks, by, NOW);
    }

    List<Check> in(Region region) {
      return checks.stream().filter(check -> check.region().equals(region)).toList();
    }

    long count(Check check, Sight sight) {
      return views.stream()
          .flatMap(view -> view.of(check).stream())
          .filter(finding -> finding.sight() == sight)
          .count();
    }
  }

  @Property
  void callsNothingBadThatFewerSawBadThanMustAgree(@ForAll("cases") Case all) {
    for (RegionHealth health : all.judged()) {
      boolean agreed =
          all.in(health.region()).stream()
              .anyMatch(check -> all.count(check, Sight.BAD) >= all.votes());
      if (!agreed) {
        assertThat(health.state()).isNotIn(HealthState.DOWN, HealthState.IMPAIRED);
      }
    }
  }

  @Property
  void callsARegionDownOnlyWhenEveryCheckOfUsersWasSeenBadByEnough(@ForAll("cases") Case all) {
    for (RegionHealth health : all.judged()) {
      if (health.state() == HealthState.DOWN) {
        assertThat(all.in(health.region()))
            .allMatch(check -> all.count(check, Sight.BAD) >= all.votes());
      }
    }
  }

  @Property
  void callsARegionHealthyOnlyWithoutAnAgreedTrouble(@ForAll("cases") Case all) {
    for (RegionHealth health : all.judged()) {
      assertThat(health.state() == HealthState.HEALTHY && !health.reasons().isEmpty()).isFalse();
      assertThat(health.state() == HealthState.DOWN && health.reasons().isEmpty()).isFalse();
      assertThat(health.since().isPresent()).isEqualTo(!health.reasons().isEmpty());
    }
  }

  @Property
  void doesNotHearBlindOnesAndOldViews(@ForAll("cases") Case all) {
    List<View> more = new ArrayList<>(all.views());
    more.add(view("blind", NOW, all.checks(), List.of("silent", "unseen")));
    more.add(view("late", NOW.minusSeconds(91), all.checks(), SIGHTS));
    assertThat(states(all.judged(more))).isEqualTo(states(all.judged()));
  }

  @Property
  void comesToTheSameInAnyOrder(@ForAll("cases") Case all, @ForAll Random random) {
    List<View> views = new ArrayList<>(all.views());
    Collections.shuffle(views, random);
    assertThat(all.judged(views)).isEqualTo(all.judged());
  }

  @Property
  void knowsNothingWhereFewerLookThanMustAgree(@ForAll("cases") Case all) {
    List<View> few = all.views().subList(0, Math.min(all.votes() - 1, all.views().size()));
    assertThat(states(all.judged(few))).containsOnly(HealthState.UNKNOWN);
  }

  @Property
  void givesEveryTroubleAsACauseOrUnderOne(@ForAll("cases") Case all) {
    for (RegionHealth health : all.judged()) {
      if (health.state() == HealthState.DOWN) {
        String told = String.join("; ", health.reasons());
        assertThat(all.in(health.region())).allMatch(check -> told.contains(check.name()));
      }
    }
  }

  @Property
  void doesNotImproveByAGoodLookThatTurnsBad(@ForAll("cases") Case all, @ForAll Random random) {
    List<View> worse = new ArrayList<>(all.views());
    int which = random.nextInt(worse.size());
    View view = worse.get(which);
    List<Finding> findings = new ArrayList<>(view.findings());
    int at = random.nextInt(findings.size());
    Finding old = findings.get(at);
    if (old.sight() == Sight.GOOD) {
      findings.set(at, JuryTest.finding(old.check(), old.region(), "bad"));
      worse.set(which, new View(view.vantage(), view.at(), findings));
      List<HealthState> before = states(all.judged());
      List<HealthState> after = states(all.judged(worse));
      IntStream.range(0, before.size())
          .forEach(i -> assertThat(after.get(i)).isGreaterThanOrEqualTo(before.get(i)));
    }
  }

  @Provide
  Arbitrary<Case> cases() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(1, 5),
            Arbitraries.randomValue(random -> random))
        .as(EveryJudgementTest::made);
  }

  private static Case made(int things, int vantagePoints, Random random) {
    List<Check> checks =
        REGIONS.stream()
            .flatMap(region -> IntStream.range(0, things).mapToObj(i -> check(region, i, random)))
            .toList();
    List<View> views =
        IntStream.range(0, vantagePoints)
            .mapToObj(
                i ->
                    view(
                        "v" + i,
                        NOW.minusSeconds(random.nextInt(90)),
                        checks,
                        Stream.generate(() -> SIGHTS.get(random.nextInt(SIGHTS.size())))
                            .limit(checks.size())
                            .toList()))
            .toList();
    return new Case(checks, views, 1 + random.nextInt(vantagePoints));
  }

  private static Check check(Region region, int number, Random random) {
    String[] needs =
        IntStream.range(0, 4)
            .filter(other -> random.nextInt(3) == 0)
            .mapToObj(other -> "thing-" + other)
            .toArray(String[]::new);
    return JuryTest.ask(region, "thing-" + number, needs);
  }

  private static View view(String vantage, Instant at, List<Check> checks, List<String> sights) {
    return new View(
        vantage,
        at,
        IntStream.range(0, checks.size())
            .mapToObj(
                i ->
                    JuryTest.finding(
                        checks.get(i).name(),
                        checks.get(i).region(),
                        sights.get(i % sights.size())))
            .toList());
  }

  private static List<HealthState> states(List<RegionHealth> judged) {
    return judged.stream().map(RegionHealth::state).toList();
  }
}
