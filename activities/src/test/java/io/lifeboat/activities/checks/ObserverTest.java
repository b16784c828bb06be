package io.lifeboat.activities.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.IamNeed;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.health.AskHttp;
import io.lifeboat.plan.health.Check;
import io.lifeboat.plan.health.Finding;
import io.lifeboat.plan.health.Lookout;
import io.lifeboat.plan.health.Sight;
import io.lifeboat.plan.health.View;
import io.lifeboat.plan.step.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ObserverTest {
  private static final Region FRA = Region.of("eu-central-1");
  private static final Region DUB = Region.of("eu-west-1");
  private static final Duration EVERY = Duration.ofSeconds(30);

  private final Told told = new Told();

  @Test
  void comesBackWithTheFirstViewAndThenWhenSomethingTurns() {
    Observer observer = seeing("good good bad bad bad");
    Instant begun = told.now();
    View first = observer.watch(lookout(front(FRA)), Optional.empty(), told);
    assertThat(sights(first)).containsExactly(Sight.GOOD);
    assertThat(told.now()).isEqualTo(begun);
    View second = observer.watch(lookout(front(FRA)), Optional.of(first), told);
    assertThat(sights(second)).containsExactly(Sight.BAD);
    assertThat(told.now()).isEqualTo(begun.plusSeconds(120));
    assertThat(second.findings().get(0).since()).isEqualTo(begun.plusSeconds(60));
  }

  @Test
  void comesBackAfterTenMinutesWhenNothingTurns() {
    Observer observer = seeing("good");
    View first = observer.watch(lookout(front(FRA)), Optional.empty(), told);
    Instant again = told.now();
    View second = observer.watch(lookout(front(FRA)), Optional.of(first), told);
    assertThat(sights(second)).containsExactly(Sight.GOOD);
    assertThat(Duration.between(again, told.now())).isEqualTo(Observer.STINT);
  }

  @Test
  void countsOnFromTheViewThatItGaveBefore() {
    Observer observer = seeing("good bad bad");
    View first = observer.watch(lookout(front(FRA)), Optional.empty(), told);
    told.askedToEndAfter(EVERY.multipliedBy(2));
    View second = observer.watch(lookout(front(FRA)), Optional.of(first), told);
    assertThat(sights(second)).containsExactly(Sight.GOOD);
    View third =
        seeing("bad").watch(lookout(front(FRA)), Optional.of(second), new Told().at(told.now()));
    assertThat(sights(third)).containsExactly(Sight.BAD);
    assertThat(third.at()).isEqualTo(first.at().plusSeconds(90));
  }

  @Test
  void countsOnFromTheLastReportOfAWorkerThatDied() {
    Observer observer = seeing("good bad bad");
    View first = observer.watch(lookout(front(FRA)), Optional.empty(), told);
    told.diesAfter(EVERY.multipliedBy(2).plusSeconds(1));
    try {
      observer.watch(lookout(front(FRA)), Optional.of(first), told);
    } catch (Told.Died dead) {
      assertThat(told.reports).isNotEmpty();
    }
    Told next = new Told().at(told.now());
    next.before = Optional.of(told.reports.getLast());
    View second = seeing("bad").watch(lookout(front(FRA)), Optional.of(first), next);
    assertThat(sights(second)).containsExactly(Sight.BAD);
    assertThat(Duration.between(first.at(), second.at())).isEqualTo(EVERY.multipliedBy(3));
  }

  @Test
  void beginsAnewWhenTheReportIsSomethingElse() {
    told.before = Optional.of("at work");
    assertThat(sights(seeing("good").watch(lookout(front(FRA)), Optional.empty(), told)))
        .containsExactly(Sight.GOOD);
  }

  @Test
  void looksAtARegionAlthoughAnotherIsSilent() {
    CountDownLatch never = new CountDownLatch(1);
    Observer observer =
        new Observer(
            List.of(
                new Eye(
                    Duration.ofMillis(300),
                    check -> {
                      if (check.region().equals(FRA)) {
                        never.await();
                      }
                      return Seen.good("answers", Map.of("milliseconds", 1.0));
                    })));
    long began = System.nanoTime();
    View view = observer.look(lookout(front(FRA), front(DUB)), told);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    assertThat(sights(view)).containsExactly(Sight.UNSEEN, Sight.GOOD);
    assertThat(view.findings().get(0).sentence()).startsWith("could not be seen within");
  }

  @Test
  void takesAFailureOfTheLookForNothingSeen() {
    Observer observer =
        new Observer(
            List.of(
                new Eye(
                    Duration.ofSeconds(5),
                    check -> {
                      throw new IllegalStateException("no credentials");
                    })));
    Finding finding = observer.look(lookout(front(FRA)), told).findings().get(0);
    assertThat(finding.sight()).isEqualTo(Sight.UNSEEN);
    assertThat(finding.sentence()).isEqualTo("could not be seen: no credentials");
  }

  @Test
  void saysWhatItCannotLookAt() {
    Finding finding = new Observer(List.of()).look(lookout(front(FRA)), told).findings().get(0);
    assertThat(finding.sight()).isEqualTo(Sight.UNSEEN);
    assertThat(finding.sentence()).contains("older version");
  }

  /** Sees these, one after another, and the last one from then on. */
  private static Observer seeing(String sights) {
    Deque<String> left = new ArrayDeque<>(List.of(sights.split(" ")));
    return new Observer(
        List.of(
            new Eye(
                Duration.ofSeconds(5),
                check -> {
                  String now = left.size() > 1 ? left.removeFirst() : left.getFirst();
                  return now.equals("good")
                      ? Seen.good("answers", Map.of("milliseconds", 1.0))
                      : Seen.bad("answers 503", Map.of("milliseconds", 1.0));
                })));
  }

  private static List<Sight> sights(View view) {
    return view.findings().stream().map(Finding::sight).toList();
  }

  private static Lookout lookout(Check... checks) {
    return new Lookout("shop", "here", List.of(checks), EVERY, 3, 2);
  }

  private static Check front(Region region) {
    return new AskHttp(
        region, new Probe("front", "https://example.com/", Duration.ofSeconds(1), List.of()));
  }

  private interface Sighting {
    Seen of(AskHttp check) throws InterruptedException;
  }

  private record Eye(Duration limit, Sighting sighting) implements Look<AskHttp> {
    @Override
    public Class<AskHttp> check() {
      return AskHttp.class;
    }

    @Override
    public Duration patience(AskHttp check) {
      return limit;
    }

    @Override
    public Seen at(AskHttp check, Watch watch) {
      try {
        return sighting.of(check);
      } catch (InterruptedException givenUp) {
        Thread.currentThread().interrupt();
        return Seen.unseen("given up");
      }
    }

    @Override
    public List<IamNeed> iamActions() {
      return List.of();
    }
  }

  /** Time that passes when somebody waits, and what was reported in it. */
  private static final class Told implements Watch {
    private Instant now = Instant.parse("2026-03-01T03:00:00Z");
    private Optional<Instant> end = Optional.empty();
    private Optional<Instant> death = Optional.empty();
    private Optional<String> before = Optional.empty();
    private final Deque<String> reports = new ArrayDeque<>();

    Told at(Instant time) {
      now = time;
      return this;
    }

    void askedToEndAfter(Duration duration) {
      end = Optional.of(now.plus(duration).plusMillis(1));
    }

    void diesAfter(Duration duration) {
      death = Optional.of(now.plus(duration));
    }

    @Override
    public Instant now() {
      return now;
    }

    @Override
    public int attempt() {
      return before.isPresent() ? 2 : 1;
    }

    @Override
    public void pause(Duration duration) {
      now = now.plus(duration);
      if (death.filter(now::isAfter).isPresent()) {
        throw new Died();
      }
    }

    @Override
    public boolean goesOnAfter(Duration duration) {
      pause(duration);
      return end.isEmpty() || now.isBefore(end.get());
    }

    @Override
    public Optional<String> reportedBefore() {
      return before;
    }

    @Override
    public void report(String progress) {
      reports.add(progress);
    }

    private static final class Died extends RuntimeException {
      private static final long serialVersionUID = 1L;
    }
  }
}
