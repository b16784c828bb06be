package io.lifeboat.plan.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.step.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JuryTest {
  private static final Region FRA = Region.of("eu-central-1");
  private static final Region DUB = Region.of("eu-west-1");
  private static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");
  private static final Duration EVERY = Duration.ofSeconds(30);
  private static final List<Check> CHECKS =
      List.of(
          ask(FRA, "front"), ask(FRA, "pay", "front"), ask(DUB, "front"), ask(DUB, "pay", "front"));

  private final List<View> views = new ArrayList<>();
  private int votes = 1;

  @Test
  void callsARegionHealthyWhenAllIsGood() {
    seenFrom("one", "good", "good", "good", "good");
    assertThat(in(FRA).state()).isEqualTo(HealthState.HEALTHY);
    assertThat(in(FRA).sentence()).isEqualTo("eu-central-1 is healthy: all 2 checks are good");
    assertThat(in(FRA).reasons()).isEmpty();
  }

  @Test
  void namesWhatACauseExplainsInsteadOfAddingToIt() {
    seenFrom("one", "silent", "silent", "good", "good");
    assertThat(in(FRA).state()).isEqualTo(HealthState.DOWN);
    assertThat(in(FRA).reasons()).containsExactly("front does not answer, which explains pay");
    assertThat(in(FRA).since()).contains(NOW.minusSeconds(90));
    assertThat(in(DUB).state()).isEqualTo(HealthState.HEALTHY);
  }

  @Test
  void explainsNothingByAThingThatIsBetterOff() {
    seenFrom("one", "worn", "bad", "good", "good");
    assertThat(in(FRA).state()).isEqualTo(HealthState.IMPAIRED);
    assertThat(in(FRA).reasons()).containsExactly("front takes 900 ms", "pay answers 503");
  }

  @Test
  void callsAWornThingDegraded() {
    seenFrom("one", "good", "worn", "good", "good");
    assertThat(in(FRA).state()).isEqualTo(HealthState.DEGRADED);
  }

  @Test
  void holdsThatTheObserverIsAtFaultWhenItReachesNothing() {
    seenFrom("one", "silent", "silent", "silent", "silent");
    assertThat(in(FRA).state()).isEqualTo(HealthState.UNKNOWN);
    assertThat(in(FRA).sentence()).contains("the observer's own failure");
    assertThat(in(DUB).state()).isEqualTo(HealthState.UNKNOWN);
  }

  @Test
  void believesABadAnswerFromEverywhereForItWasReached() {
    seenFrom("one", "bad", "bad", "bad", "bad");
    assertThat(in(FRA).state()).isEqualTo(HealthState.DOWN);
    assertThat(in(DUB).state()).isEqualTo(HealthState.DOWN);
  }

  @Test
  void outvotesOneWhoSeesItBad() {
    votes = 2;
    seenFrom("one", "silent", "silent", "good", "good");
    seenFrom("two", "good", "good", "good", "good");
    seenFrom("three", "good", "good", "good", "good");
    assertThat(in(FRA).state()).isEqualTo(HealthState.HEALTHY);
  }

  @Test
  void saysWhoSawIt() {
    votes = 2;
    seenFrom("one", "silent", "silent", "good", "good");
    seenFrom("two", "good", "good", "good", "good");
    seenFrom("three", "bad", "bad", "good", "good");
    assertThat(in(FRA).sentence())
        .isEqualTo(
            "eu-central-1 is down: front does not answer, which explains pay"
                + " (seen from one, three)");
  }

  @Test
  void knowsNothingWhenTooFewSee() {
    votes = 2;
    seenFrom("one", "silent", "silent", "good", "good");
    seenFrom("two", "silent", "silent", "silent", "silent");
    seenFrom("three", NOW.minus(EVERY.multipliedBy(3)).minusMillis(1), "bad", "bad", "bad", "bad");
    assertThat(in(FRA).state()).isEqualTo(HealthState.UNKNOWN);
    assertThat(in(FRA).sentence())
        .isEqualTo(
            "eu-central-1 is unknown: 1 of 3 vantage points sees, and 2 must agree"
                + " (blind or silent: three, two)");
  }

  @Test
  void countsAViewThatIsKnownToHold() {
    seenFrom("one", NOW.minusSeconds(600), "bad", "bad", "good", "good");
    assertThat(in(FRA).state()).isEqualTo(HealthState.UNKNOWN);
    views.set(0, views.get(0).heldAt(NOW));
    assertThat(in(FRA).state()).isEqualTo(HealthState.DOWN);
  }

  @Test
  void doesNotCallARegionDownOfWhichAPartIsUnseen() {
    seenFrom("one", "bad", "unseen", "good", "good");
    assertThat(in(FRA).state()).isEqualTo(HealthState.IMPAIRED);
    assertThat(in(FRA).sentence()).endsWith("not seen: pay");
  }

  @Test
  void judgesThingsThatNeedEachOther() {
    List<Check> circle = List.of(ask(FRA, "a", "b"), ask(FRA, "b", "a"));
    View view =
        new View(
            "one", NOW, circle.stream().map(check -> finding(check.name(), FRA, "bad")).toList());
    assertThat(new Jury(1, EVERY).judge(circle, List.of(view), NOW).get(0).reasons())
        .containsExactly("a answers 503, which explains b");
  }

  @Test
  void tellsWhatIsAgreedOnCheckByCheck() {
    votes = 2;
    seenFrom("one", "silent", "bad", "good", "good");
    seenFrom("two", "bad", "good", "good", "good");
    List<Finding> agreed = new Jury(votes, EVERY).agree(CHECKS, views, NOW);
    assertThat(agreed)
        .extracting(Finding::sight)
        .containsExactly(Sight.BAD, Sight.GOOD, Sight.GOOD, Sight.GOOD);
    assertThat(agreed.get(0).sentence()).isEqualTo("does not answer");
    views.remove(1);
    assertThat(new Jury(votes, EVERY).agree(CHECKS, views, NOW))
        .extracting(Finding::sight)
        .containsOnly(Sight.UNSEEN);
  }

  @Test
  void saysThatNobodyHasLooked() {
    assertThat(in(FRA).sentence()).isEqualTo("eu-central-1 is unknown: nobody has looked");
  }

  private RegionHealth in(Region region) {
    return new Jury(votes, EVERY)
        .judge(CHECKS, views, NOW).stream()
            .filter(health -> health.region().equals(region))
            .findFirst()
            .orElseThrow();
  }

  private void seenFrom(String vantage, String... sights) {
    seenFrom(vantage, NOW, sights);
  }

  private void seenFrom(String vantage, Instant at, String... sights) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < sights.length; i++) {
      findings.add(finding(CHECKS.get(i).name(), CHECKS.get(i).region(), sights[i]));
    }
    views.add(new View(vantage, at, findings));
  }

  static Finding finding(String check, Region region, String sight) {
    Map<String, Double> answered = Map.of("milliseconds", 40.0);
    Instant since = NOW.minusSeconds(90);
    return switch (sight) {
      case "good" -> new Finding(check, region, Sight.GOOD, "answers in 40 ms", since, answered);
      case "worn" -> new Finding(check, region, Sight.WORN, "takes 900 ms", since, answered);
      case "bad" -> new Finding(check, region, Sight.BAD, "answers 503", since, answered);
      case "silent" -> new Finding(check, region, Sight.BAD, "does not answer", since, Map.of());
      default -> new Finding(check, region, Sight.UNSEEN, "was not looked at", since, Map.of());
    };
  }

  static Check ask(Region region, String name, String... needs) {
    return new AskHttp(
        region,
        new Probe(
            name,
            "https://" + region + ".example.com/" + name,
            Duration.ofSeconds(1),
            List.of(needs)));
  }
}
