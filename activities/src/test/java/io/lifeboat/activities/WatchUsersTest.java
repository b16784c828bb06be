package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.health.AwsWatchUsers;
import io.lifeboat.activities.health.Prober;
import io.lifeboat.activities.health.Reply;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.step.Probe;
import io.lifeboat.plan.step.WatchUsers;
import io.lifeboat.simulator.Worlds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatchUsersTest {
  private static final StepCall CALL = new StepCall("shop", "run-1", "watch-users", "", Map.of());
  private static final Probe FRONT = probe("storefront", "/health");
  private static final Probe CHECKOUT = probe("checkout", "/checkout/health");

  private final HandWatch watch = new HandWatch().askedToEndAfter(Duration.ofSeconds(60));
  private final Instant start = watch.now();

  @Test
  void asksUntilTheRunAsksItToEnd() {
    Outcome outcome = confirm((probe, w) -> reply(200, 20, w.now()));

    assertThat(outcome.sentence())
        .isEqualTo("users were asked for 120 times and always had a good answer");
    assertThat(outcome.facts())
        .isEqualTo(Map.of(Facts.USERS_ASKED, "120", Facts.USERS_FAILED, "0"));
  }

  @Test
  void tellsFromTheFirstBadAnswerToTheFirstGoodOneAfterTheLastBadOne() {
    Set<Integer> bad = Set.of(10, 11, 12, 20, 25);
    Outcome outcome =
        confirm(
            (probe, w) ->
                reply(bad.contains(second(w.now())) && probe == FRONT ? 503 : 200, 20, w.now()));

    assertThat(outcome.sentence())
        .isEqualTo(
            "users were asked for 120 times and had no good answer 5 times, the first at "
                + start.plusSeconds(10)
                + " and all good again 16 s later");
    assertThat(outcome.facts())
        .containsEntry(Facts.USERS_FAILED, "5")
        .containsEntry(Facts.USERS_FIRST_BAD_AT, start.plusSeconds(10).toString())
        .containsEntry(Facts.USERS_GOOD_AGAIN_AT, start.plusSeconds(26).toString());
  }

  @Test
  void isNotGoodAgainWhileOneOfTheAddressesIsBad() {
    Outcome outcome = confirm((probe, w) -> reply(second(w.now()) >= 50 ? 503 : 200, 20, w.now()));

    assertThat(outcome.sentence()).endsWith(", and not all are good again");
    assertThat(outcome.facts())
        .containsKey(Facts.USERS_FIRST_BAD_AT)
        .doesNotContainKey(Facts.USERS_GOOD_AGAIN_AT);
  }

  @Test
  void countsASlowAnswerAndNoneAsBadAndARedirectToo() {
    assertThat(confirm((probe, w) -> reply(200, 900, w.now())).facts())
        .containsEntry(Facts.USERS_FAILED, "120");
    watch.askedToEndAfter(Duration.ofSeconds(60));
    assertThat(confirm((probe, w) -> reply(0, 20, w.now())).facts())
        .containsEntry(Facts.USERS_FAILED, "120");
    watch.askedToEndAfter(Duration.ofSeconds(60));
    assertThat(confirm((probe, w) -> reply(302, 20, w.now())).facts())
        .containsEntry(Facts.USERS_FAILED, "120");
  }

  @Test
  void doesNotTakeTheStartOfItsOwnWorkerForAnswersThatAreLate() {
    AtomicInteger asked = new AtomicInteger();
    Outcome outcome =
        confirm((probe, w) -> reply(200, asked.incrementAndGet() <= 2 ? 900 : 20, w.now()));

    assertThat(outcome.facts())
        .isEqualTo(Map.of(Facts.USERS_ASKED, "120", Facts.USERS_FAILED, "0"));
  }

  @Test
  void anyRegionMayAnswerUsers() {
    Prober changing =
        (probe, w) ->
            new Reply(
                200,
                Optional.of(second(w.now()) % 2 == 0 ? "eu-central-1" : "eu-west-1"),
                "",
                Duration.ofMillis(20),
                w.now());

    assertThat(confirm(changing).facts()).containsEntry(Facts.USERS_FAILED, "0");
  }

  @Test
  void countsOnAfterARestart() {
    Set<Integer> bad = Set.of(30);
    Prober prober = (probe, w) -> reply(bad.contains(second(w.now())) ? 503 : 200, 20, w.now());
    confirm(prober);
    String last = watch.reports().get(watch.reports().size() - 1);
    watch.askedToEndAfter(Duration.ofSeconds(60)).afterARestart(Optional.of(last));

    assertThat(confirm(prober).facts())
        .isEqualTo(
            Map.of(
                Facts.USERS_ASKED,
                "240",
                Facts.USERS_FAILED,
                "2",
                Facts.USERS_FIRST_BAD_AT,
                start.plusSeconds(30).toString(),
                Facts.USERS_GOOD_AGAIN_AT,
                start.plusSeconds(31).toString()));
  }

  @Test
  void countsFromZeroWhenTheLastReportWasLost() {
    watch.afterARestart(Optional.of("at work"));

    assertThat(confirm((probe, w) -> reply(200, 20, w.now())).facts())
        .containsEntry(Facts.USERS_ASKED, "120");
  }

  @Test
  void seesNothingBadWhileTheSimulatedShopIsWell() {
    Simulation simulation = new Simulation(Worlds.euWebShop());
    AwsWatchUsers action = new AwsWatchUsers(new SimulatedProber(simulation.aws()));
    WatchUsers step = step(FRONT, CHECKOUT);

    assertThat(action.inspect(step, CALL, simulation.watch()).state()).isEqualTo(State.READY);
    assertThat(action.confirm(step, CALL, simulation.watch()).facts())
        .isEqualTo(Map.of(Facts.USERS_ASKED, "120", Facts.USERS_FAILED, "0"));
    assertThat(simulation.mutations()).isEmpty();
  }

  private int second(Instant now) {
    return (int) Duration.between(start, now).toSeconds();
  }

  private Outcome confirm(Prober prober) {
    return new AwsWatchUsers(prober).confirm(step(FRONT, CHECKOUT), CALL, watch);
  }

  private static WatchUsers step(Probe... probes) {
    return new WatchUsers(List.of(probes), Duration.ofSeconds(1));
  }

  private static Reply reply(int status, int millis, Instant now) {
    return new Reply(status, Optional.empty(), "", Duration.ofMillis(millis), now);
  }

  private static Probe probe(String name, String path) {
    return new Probe(name, "https://shop.example.com" + path, Duration.ofMillis(500), List.of());
  }
}
