package io.lifeboat.worker.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.decision.Decision;
import io.lifeboat.plan.decision.Decision.Kind;
import io.lifeboat.plan.health.HealthState;
import io.lifeboat.plan.run.GateRecord;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.Verdict;
import io.lifeboat.simulator.JournalEntry;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Viewer;
import io.lifeboat.worker.DevServer;
import io.lifeboat.workflows.FailoverRequest;
import io.lifeboat.workflows.GateAnswer;
import io.lifeboat.workflows.RunOrders;
import io.lifeboat.workflows.monitor.MonitorRecord;
import io.lifeboat.workflows.monitor.MonitorWorkflow;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A lost region is noticed, what the plan says follows, and people are told once, over HTTP. */
@Timeout(150)
@ExtendWith(RealServer.class)
class NoticedTest {
  private static final double SPEED_UP = 60;
  private static final Region FRANKFURT = Region.of("eu-central-1");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration GATHERS = Duration.ofSeconds(1);

  private final Instant begin = Instant.now();
  private final Desk desk = new Desk();

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void asksAndChangesNothingUntilSomebodyApproves(DevServer server) {
    try (Round round = round(server, "shop-asks", "then: ask", Map.of())) {
      MonitorWorkflow monitor = looking(round);
      round.aws().faults().lose(FRANKFURT.name(), Loss.REFUSE);
      Decision decision = decided(monitor, Kind.ASK);
      RunOrders run = begun(round);
      RunRecord waiting = until(run::status, it -> it.state() == RunState.WAITING_FOR_APPROVAL);
      until(desk::requests, count -> count == 2);
      Round.pause(GATHERS.multipliedBy(2));
      assertThat(changes(round)).isEmpty();

      GateRecord gate = waiting.gates().get(0);
      assertThat(gate.gate()).isEqualTo("approve-recovery");
      run.approveNow(new GateAnswer(gate.gate(), "on-call", gate.code(), "evidence seen"));
      usersAreServed(round, run);
      assertThat(changes(round)).isNotEmpty();
      until(desk::requests, count -> count == 3);
      assertThat(desk.pages()).containsExactly("trigger");
      assertThat(desk.room()).hasSize(2);
      assertThat(desk.room().get(0))
          .contains(decision.sentence(), "./lifeboat approve shop-asks --by NAME --reason WHY");
      assertThat(desk.room().get(1)).startsWith("shop-asks: result of the move to eu-west-1");
      assertThat(desk.requests()).isEqualTo(3);
      say("ask", comesBack(round, run).sentence());
    }
  }

  @Test
  @Tag("full")
  void recoversByItself(DevServer server) {
    try (Round round = round(server, "shop-recovers", "then: recover", Map.of())) {
      MonitorWorkflow monitor = looking(round);
      round.aws().faults().lose(FRANKFURT.name(), Loss.BLACK_HOLE);
      Decision decision = decided(monitor, Kind.RECOVER);
      RunOrders run = begun(round);
      usersAreServed(round, run);
      RunRecord record = comesBack(round, run);
      assertThat(record.initiator()).isEqualTo("monitor/shop-recovers");

      MonitorRecord after = over(monitor);
      assertThat(after.serving()).isEqualTo(Region.of("eu-west-1"));
      until(desk::requests, count -> count == 5);
      Round.pause(GATHERS.multipliedBy(3));
      assertThat(desk.pages()).containsExactly("trigger", "resolve");
      assertThat(desk.alerts()).singleElement().asString().startsWith("eu-central-1/");
      assertThat(desk.room()).hasSize(3);
      assertThat(desk.room().get(0)).contains(decision.sentence());
      assertThat(desk.room().get(1)).startsWith("shop-recovers: result of the move to eu-west-1");
      assertThat(desk.room().get(2)).startsWith("eu-central-1: over for shop-recovers");
      assertThat(desk.requests()).isEqualTo(5);
      assertThat(published(round)).isEqualTo(3);
      say("recover", record.sentence());
    }
  }

  /** Also: what nobody can see from one place is seen from the other. */
  @Test
  @Tag("full")
  void onlyTellsWhatOneOfTwoPlacesSees(DevServer server) {
    try (Round round =
        round(
            server,
            "shop-tells",
            "then: tell, vantage-points: [a, b], agree: 1",
            Map.of("LIFEBOAT_VANTAGE", "a"))) {
      MonitorWorkflow monitor = looking(round);
      round.aws().faults().lose(FRANKFURT.name(), Loss.REFUSE);
      Decision decision = decided(monitor, Kind.TELL);
      MonitorRecord missed =
          until(monitor::status, it -> it.vantagePoints().stream().anyMatch(one -> !one.seeing()));
      assertThat(missed.vantagePoints())
          .extracting(one -> one.name() + " " + one.seeing())
          .containsExactly("a true", "b false");
      until(desk::requests, count -> count == 2);
      round.aws().faults().restore(FRANKFURT.name());
      over(monitor);
      until(desk::requests, count -> count == 4);
      Round.pause(GATHERS.multipliedBy(3));
      assertThat(desk.pages()).containsExactly("trigger", "resolve");
      assertThat(desk.alerts()).hasSize(1);
      assertThat(desk.room()).hasSize(2);
      assertThat(desk.room().get(0)).contains(decision.sentence());
      assertThat(desk.room().get(1)).startsWith("eu-central-1: over for shop-tells");
      assertThat(desk.requests()).isEqualTo(4);
      assertThat(published(round)).isEqualTo(2);
      assertThat(changes(round)).isEmpty();
      assertThat(hasBegun(round)).isFalse();
      say("tell", decision.sentence());
    }
  }

  /** Where users are is learned from moves before, so each has a name of its own. */
  private Round round(
      DevServer server, String application, String then, Map<String, String> settings) {
    ExamplePlan shop = shop(then).with("application: eu-web-shop", "application: " + application);
    return Round.asking(server, shop, SPEED_UP, settings, desk.http());
  }

  private static MonitorWorkflow looking(Round round) {
    round.gather(FRANKFURT, GATHERS, GATHERS);
    MonitorWorkflow monitor = round.monitor();
    until(
        monitor::status,
        record ->
            record.regions().size() == 2
                && record.regions().stream().allMatch(it -> it.state() == HealthState.HEALTHY));
    return monitor;
  }

  private static Decision decided(MonitorWorkflow monitor, Kind kind) {
    return until(monitor::status, it -> it.decisions().stream().anyMatch(one -> one.kind() == kind))
        .decisions()
        .stream()
        .filter(one -> one.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private static MonitorRecord over(MonitorWorkflow monitor) {
    MonitorRecord record =
        until(
            monitor::status,
            it -> it.decisions().stream().anyMatch(one -> one.rule().equals("over")));
    assertThat(record.decisions()).filteredOn(Decision::acts).hasSizeLessThan(2);
    assertThat(record.decisions())
        .filteredOn(one -> one.rule().equals("over"))
        .extracting(Decision::from)
        .containsExactly(FRANKFURT);
    return record;
  }

  private static RunOrders begun(Round round) {
    until(() -> hasBegun(round), begun -> begun);
    return run(round);
  }

  private static boolean hasBegun(Round round) {
    try {
      return WorkflowStub.fromTyped(run(round)).describe() != null;
    } catch (WorkflowNotFoundException never) {
      return false;
    }
  }

  private static RunOrders run(Round round) {
    return round.other(FailoverRequest.workflowId(round.plan().application()));
  }

  private static void usersAreServed(Round round, RunOrders run) {
    round.until(run, record -> record.state() == RunState.FENCING);
    assertThat(
            round
                .aws()
                .web()
                .get("shop.example.com", "/checkout/health", Viewer.named("new"))
                .region())
        .contains("eu-west-1");
  }

  /** The lost region returns, and is fenced. */
  private static RunRecord comesBack(Round round, RunOrders run) {
    round.aws().faults().restore(FRANKFURT.name());
    RunRecord record = round.end(run);
    assertThat(record.verdict()).as(record.sentence()).contains(Verdict.RECOVERED);
    return record;
  }

  /** Without the gate in the middle, which is another test's. */
  private static ExamplePlan shop(String detect) {
    ExamplePlan told =
        ExamplePlan.euWebShop()
            .with(
                "\nnotify:\n",
                """

                notify:
                  pager: {pagerduty: shop/pagerduty, tells: [page]}
                  room: {slack: shop/slack}
                """)
            .with("  promote-orders: {when: forced", "  promote-orders: {when: graceful")
            .and("detect: {every: 1s, failures: 3, %s}".formatted(detect));
    String secrets =
        """

        secrets:
          - {secret: shop/pagerduty, value: %s, regions: [eu-central-1, eu-west-1]}
          - {secret: shop/slack, value: "%s", regions: [eu-central-1, eu-west-1]}
        """
            .formatted(Desk.ROUTING_KEY, Desk.ROOM);
    return new ExamplePlan(told.name(), told.text(), told.worldText() + secrets);
  }

  private static <T> T until(Supplier<T> look, Predicate<T> wanted) {
    Instant end = Instant.now().plus(PATIENCE);
    T seen = look.get();
    while (!wanted.test(seen)) {
      assertThat(Instant.now()).as("it never came to that: %s", seen).isBefore(end);
      Round.pause(Duration.ofMillis(100));
      seen = look.get();
    }
    return seen;
  }

  /** Telling people changes nothing. */
  private static List<JournalEntry> changes(Round round) {
    return round.aws().journal().mutations().stream()
        .filter(entry -> !entry.operation().equals("Publish"))
        .toList();
  }

  private static long published(Round round) {
    return round.aws().journal().mutations().stream()
        .filter(entry -> entry.operation().equals("Publish"))
        .count();
  }

  private void say(String what, String sentence) {
    System.out.printf(
        Locale.ROOT,
        "%s, %.1f s in all: %s%n",
        what,
        Duration.between(begin, Instant.now()).toMillis() / 1000.0,
        sentence);
  }
}
