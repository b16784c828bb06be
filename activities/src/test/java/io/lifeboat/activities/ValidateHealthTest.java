package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.health.AwsValidateHealth;
import io.lifeboat.activities.health.Prober;
import io.lifeboat.activities.health.Reply;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.step.Probe;
import io.lifeboat.plan.step.ValidateHealth;
import io.lifeboat.plan.step.ValidateHealth.View;
import io.lifeboat.simulator.Worlds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ValidateHealthTest {
  private static final StepCall CALL = new StepCall("shop", "run-1", "look", "", Map.of());
  private static final Probe FRONT =
      new Probe(
          "storefront",
          "https://eu-west-1.shop.example.com/health",
          Duration.ofMillis(500),
          List.of());
  private static final Probe CHECKOUT =
      new Probe(
          "checkout",
          "https://eu-west-1.shop.example.com/checkout/health",
          Duration.ofMillis(500),
          List.of("storefront"));

  private final HandWatch watch = new HandWatch();

  @Test
  void wantsGoodAnswersInAnUnbrokenRow() {
    Deque<Integer> statuses = new ArrayDeque<>(List.of(503, 200, 200, 503, 200, 200, 200, 503));
    Instant start = watch.now();

    Outcome outcome = confirm(List.of(FRONT), (probe, w) -> reply(statuses.remove(), 20));

    assertThat(statuses).hasSize(1);
    assertThat(outcome.sentence())
        .startsWith("1 probe of the region gave 3 good answers in a row from eu-west-1");
    assertThat(Instant.parse(outcome.facts().get(Facts.FIRST_GOOD_ANSWER_AT)))
        .isEqualTo(start.plusMillis(4 * 250));
    assertThat(outcome.facts()).containsEntry(Facts.RESPONSE_MILLIS, "20");
  }

  @Test
  void explainsAFailureByTheFailureOfWhatItNeeds() {
    String sentence = inspect(List.of(CHECKOUT, FRONT), (probe, w) -> reply(503, 20)).sentence();

    assertThat(sentence)
        .isEqualTo("not healthy yet: storefront answers 503, which explains checkout");
  }

  @Test
  void countsASlowAnswerAsABadOne() {
    assertThat(inspect(List.of(FRONT), (probe, w) -> reply(200, 900)).sentence())
        .isEqualTo("not healthy yet: storefront takes 900 ms, more than 500 ms");
  }

  @Test
  void countsAnAnswerFromAnotherRegionAsABadOne() {
    Prober elsewhere =
        (probe, w) ->
            new Reply(200, Optional.of("eu-central-1"), "", Duration.ofMillis(9), w.now());

    assertThat(inspect(List.of(FRONT), elsewhere).sentence())
        .isEqualTo("not healthy yet: storefront is answered by eu-central-1");
  }

  @Test
  void keepsTryingUntilItsBudgetEndsIt() {
    Throwable failure = catchThrowable(() -> confirm(List.of(FRONT), (probe, w) -> reply(503, 20)));

    assertThat(failure)
        .isInstanceOf(HandWatch.OutOfTime.class)
        .hasMessageContaining("storefront answers 503");
  }

  @Test
  void seesThatTheOldRegionServesAndTheStandbyDoesNotYet() {
    Simulation simulation = new Simulation(Worlds.anAppAtTheRegionalEndpoint());
    AwsValidateHealth action = new AwsValidateHealth(new SimulatedProber(simulation.aws()));

    assertThat(action.inspect(step(List.of(FRONT, CHECKOUT)), CALL, simulation.watch()).sentence())
        .isEqualTo("not healthy yet: checkout answers 503");
    assertThat(simulation.mutations()).isEmpty();
  }

  @Test
  void doesNotClaimARegionThatNoAnswerNames() {
    Prober mute = (probe, w) -> new Reply(200, Optional.empty(), "", Duration.ofMillis(9), w.now());
    ValidateHealth outside = new ValidateHealth(View.USERS, Simulation.DUB, List.of(FRONT), 3);

    assertThat(new AwsValidateHealth(mute).confirm(outside, CALL, watch).sentence())
        .isEqualTo(
            "1 probe of the users' view gave 3 good answers in a row, median 9 ms, after 0.5 s;"
                + " the answers do not say which region gave them");
  }

  @Test
  void namesTheProbesWhoseAnswersDoNotNameTheirRegion() {
    Prober half =
        (probe, w) ->
            new Reply(
                200,
                Optional.of("eu-west-1").filter(region -> probe.equals(FRONT)),
                "",
                Duration.ofMillis(9),
                w.now());
    ValidateHealth outside =
        new ValidateHealth(View.USERS, Simulation.DUB, List.of(FRONT, CHECKOUT), 3);

    assertThat(new AwsValidateHealth(half).confirm(outside, CALL, watch).sentence())
        .endsWith("; the answers of checkout do not say which region gave them");
  }

  private Outcome confirm(List<Probe> probes, Prober prober) {
    return new AwsValidateHealth(prober).confirm(step(probes), CALL, watch);
  }

  private Inspection inspect(List<Probe> probes, Prober prober) {
    return new AwsValidateHealth(prober).inspect(step(probes), CALL, watch);
  }

  private static ValidateHealth step(List<Probe> probes) {
    return new ValidateHealth(View.REGION, Simulation.DUB, probes, 3);
  }

  private Reply reply(int status, int millis) {
    return new Reply(status, Optional.of("eu-west-1"), "", Duration.ofMillis(millis), watch.now());
  }
}
