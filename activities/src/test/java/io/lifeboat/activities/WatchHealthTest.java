package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lifeboat.activities.health.AwsWatchHealth;
import io.lifeboat.activities.health.Prober;
import io.lifeboat.activities.health.Reply;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.step.Probe;
import io.lifeboat.plan.step.WatchHealth;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Worlds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class WatchHealthTest {
  private static final StepCall CALL = new StepCall("shop", "run-1", "watch", "", Map.of());
  private static final Probe FRONT = probe("storefront", "/health");
  private static final Probe CHECKOUT = probe("checkout", "/checkout/health", "storefront");

  private final HandWatch watch = new HandWatch();

  @Test
  void watchesForTheWholeTimeAndTellsWhatItSaw() {
    Instant start = watch.now();
    Outcome outcome = confirm(answers(n -> "200"), FRONT, CHECKOUT);

    assertThat(Duration.between(start, watch.now())).isEqualTo(Duration.ofMinutes(2));
    assertThat(outcome.sentence())
        .isEqualTo(
            "eu-west-1 watched for 120 s: 242 of 242 answers of 2 probes were good, median 20 ms");
    assertThat(outcome.facts()).containsEntry(Facts.RESPONSE_MILLIS, "20");
    assertThat(watch.reports()).contains("60 s watched of 120 s: 0 of 122 answers were bad");
  }

  @Test
  void bearsAFewBadAnswersAmongMany() {
    assertThat(confirm(answers(n -> n % 5 == 0 ? "503" : "200"), FRONT).sentence())
        .contains("97 of 121 answers");
  }

  @ParameterizedTest
  @CsvSource({
    // every third is bad; three in a row; too slow; from elsewhere; silent
    "3, 503, '5 of the last 15 answers of storefront were bad: it answers 503'",
    "1, 503, '3 answers in a row of storefront were bad: it answers 503'",
    "1, slow, '3 answers in a row of storefront were bad: it takes 900 ms, more than 500 ms'",
    "1, away, '3 answers in a row of storefront were bad: it is answered by eu-central-1'",
    "1, none, '3 answers in a row of storefront were bad: it does not answer (refused)'",
  })
  void failsAtOnceWhenTheAnswersAreNotGoodEnough(int every, String bad, String sentence) {
    Instant start = watch.now();
    FinalFailure failure = failure(answers(n -> n % every == 0 ? bad : "200"), FRONT);

    assertThat(failure).hasMessage(sentence);
    assertThat(failure.name()).isEqualTo("Degraded");
    assertThat(Duration.between(start, watch.now())).isLessThan(Duration.ofSeconds(15));
  }

  @Test
  void oldBadAnswersAreForgotten() {
    assertThat(confirm(answers(n -> n % 30 < 4 && n % 2 == 0 ? "503" : "200"), FRONT).sentence())
        .contains("of 121 answers");
  }

  @Test
  void explainsAProbeByWhatItNeeds() {
    assertThat(failure(answers(n -> "503"), CHECKOUT, FRONT))
        .hasMessage(
            "3 answers in a row of storefront were bad: it answers 503, which explains checkout");
  }

  @Test
  void anotherWorkerWatchesForTheTimeThatIsLeft() {
    watch.afterARestart(Optional.of("80 s watched of 120 s: 1 of 81 answers were bad"));
    Instant start = watch.now();

    assertThat(confirm(answers(n -> "200"), FRONT).sentence())
        .isEqualTo(
            "eu-west-1 watched for 120 s: 41 of 41 answers of 1 probe were good, median 20 ms;"
                + " a restart came in between, the answers are those of the 40 s that were left");
    assertThat(Duration.between(start, watch.now())).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void anotherWorkerThatKnowsNothingWatchesForTheWholeTime() {
    watch.afterARestart(Optional.of("at work"));
    Instant start = watch.now();

    assertThat(confirm(answers(n -> "200"), FRONT).sentence())
        .endsWith("; a restart came in between, so it was watched for the whole time again");
    assertThat(Duration.between(start, watch.now())).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void noticesARegionThatIsLostWhileItIsWatched() {
    Simulation simulation = new Simulation(Worlds.euWebShop());
    AwsWatchHealth action = new AwsWatchHealth(new SimulatedProber(simulation.aws()));
    WatchHealth step = new WatchHealth(Simulation.DUB, List.of(FRONT), Duration.ofMinutes(2));
    assertThat(action.inspect(step, CALL, simulation.watch()).state()).isEqualTo(State.READY);
    action.confirm(step, CALL, simulation.watch());
    simulation.aws().faults().lose("eu-west-1", Loss.BLACK_HOLE);

    assertThat(
            catchThrowableOfType(
                FinalFailure.class, () -> action.confirm(step, CALL, simulation.watch())))
        .hasMessageStartingWith("3 answers in a row of storefront were bad: it does not answer");
    assertThat(simulation.mutations()).isEmpty();
  }

  @Test
  void hasNothingToDoWithoutProbes() {
    WatchHealth step = new WatchHealth(Simulation.DUB, List.of(), Duration.ofMinutes(2));

    assertThat(new AwsWatchHealth((probe, w) -> null).inspect(step, CALL, watch).state())
        .isEqualTo(State.ALREADY_DONE);
  }

  private Outcome confirm(Prober prober, Probe... probes) {
    return new AwsWatchHealth(prober).confirm(step(probes), CALL, watch);
  }

  private FinalFailure failure(Prober prober, Probe... probes) {
    return catchThrowableOfType(FinalFailure.class, () -> confirm(prober, probes));
  }

  private static WatchHealth step(Probe... probes) {
    return new WatchHealth(Simulation.DUB, List.of(probes), Duration.ofMinutes(2));
  }

  /** The n-th answer, counted from 1 over all probes. */
  private static Prober answers(IntFunction<String> kind) {
    AtomicInteger number = new AtomicInteger();
    return (probe, watch) -> reply(kind.apply(number.incrementAndGet()), watch.now());
  }

  private static Reply reply(String kind, Instant now) {
    Optional<String> here = Optional.of("eu-west-1");
    Duration prompt = Duration.ofMillis(20);
    return switch (kind) {
      case "slow" -> new Reply(200, here, "", Duration.ofMillis(900), now);
      case "away" -> new Reply(200, Optional.of("eu-central-1"), "", prompt, now);
      case "none" -> new Reply(0, Optional.empty(), "refused", prompt, now);
      default -> new Reply(Integer.parseInt(kind), here, "", prompt, now);
    };
  }

  private static Probe probe(String name, String path, String... needs) {
    return new Probe(
        name, "https://eu-west-1.shop.example.com" + path, Duration.ofMillis(500), List.of(needs));
  }
}
