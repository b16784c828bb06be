package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.health.HttpProber;
import io.lifeboat.activities.route53.DnsNameServers;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RecoveryAction;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.step.EcsService;
import io.lifeboat.plan.step.FenceEcs;
import io.lifeboat.plan.step.FlipRoute53;
import io.lifeboat.plan.step.Probe;
import io.lifeboat.plan.step.PromoteAurora;
import io.lifeboat.plan.step.RoutingPolicy;
import io.lifeboat.plan.step.ScaleEcs;
import io.lifeboat.plan.step.Step;
import io.lifeboat.plan.step.ValidateHealth;
import io.lifeboat.plan.step.ValidateHealth.View;
import io.lifeboat.simulator.JournalEntry;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.ServerSettings;
import io.lifeboat.simulator.SimulatedAwsServer;
import io.lifeboat.simulator.SimulatedClock;
import io.lifeboat.simulator.Worlds;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real SDK clients, HTTP probes and DNS queries against simulated AWS, sixty times as fast. */
@Timeout(60)
class OverTheWireTest {
  private static final EcsService CHECKOUT = new EcsService("web-shop", "checkout");

  private final RealWatch watch = new RealWatch();
  private SimulatedAwsServer server;
  private SdkClients aws;

  @BeforeEach
  void start() throws IOException {
    server =
        SimulatedAwsServer.start(
            Worlds.euWebShop(), SimulatedClock.wall(60), ServerSettings.onFreePorts());
    System.setProperty("aws.endpointUrl", server.endpoint().toString());
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    aws = new SdkClients();
  }

  @AfterEach
  void stop() {
    aws.close();
    server.close();
    System.clearProperty("aws.endpointUrl");
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @Test
  void leavesALostRegionWithEveryAnswerLostOnce() {
    server.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);
    List.of(
            "FailoverGlobalCluster",
            "RegisterScalableTarget",
            "UpdateService",
            "ChangeResourceRecordSets")
        .forEach(operation -> server.aws().faults().loseAnswer(operation, 1));

    Duration promoted = overstay(carryOut(promote()), "promoted");
    carryOut(new ScaleEcs("checkout", Simulation.DUB, CHECKOUT, 6));
    carryOut(validate(View.REGION, "eu-west-1.shop.example.com"));
    Done flipped = carryOut(flip());
    Done seen = carryOut(validate(View.USERS, "shop.example.com"));

    assertThat(flipped.outcome().sentence()).contains("1 of 1 name server answered 203.0.113.20");
    assertThat(seen.outcome().facts()).containsKey(Facts.FIRST_GOOD_ANSWER_AT);
    assertThat(server.aws().journal().mutations().stream().map(JournalEntry::operation))
        .as("the autoscaler may be quicker than UpdateService")
        .doesNotHaveDuplicates()
        .startsWith("FailoverGlobalCluster", "RegisterScalableTarget")
        .endsWith("ChangeResourceRecordSets");
    assertThat(promoted).isLessThan(Duration.ofMillis(500));
  }

  @Test
  void noticesTheLossOfARegionInAboutTwoSeconds() {
    FenceEcs fence = new FenceEcs(Simulation.FRA, List.of(CHECKOUT));
    action(fence).inspect(fence, call(Map.of()), watch);
    server.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);
    Instant start = Instant.now();

    assertThat(catchThrowable(() -> action(fence).inspect(fence, call(Map.of()), watch)))
        .isInstanceOf(RegionUnreachable.class);
    assertThat(Duration.between(start, Instant.now()))
        .isBetween(Duration.ofMillis(1_500), Duration.ofMillis(3_500));
  }

  private record Done(Outcome outcome, Instant at) {}

  /** As a run does: look, change (again, when the answer was lost), wait. */
  private Done carryOut(Step step) {
    RecoveryAction<Step> action = action(step);
    Map<String, String> facts = action.inspect(step, call(Map.of()), watch).facts();
    for (boolean isHeld = false; !isHeld; ) {
      try {
        facts = Facts.merge(facts, action.apply(step, call(facts), watch).facts());
        isHeld = true;
      } catch (TryAgain | RegionUnreachable later) {
        watch.pause(Duration.ofMillis(100));
      }
    }
    Outcome outcome = action.confirm(step, call(facts), watch);
    Instant at = Instant.now();
    return new Done(outcome, at);
  }

  private Duration overstay(Done done, String happening) {
    Instant happened =
        server.aws().journal().entries().stream()
            .filter(entry -> entry.operation().equals(happening))
            .map(JournalEntry::at)
            .findFirst()
            .orElseThrow();
    return Duration.between(happened, done.at());
  }

  @SuppressWarnings("unchecked") // each action carries out the step that it names
  private RecoveryAction<Step> action(Step step) {
    AwsAction<?> found =
        Actions.all(
                new Connections(
                    aws,
                    new HttpProber(Optional.of(server.web())),
                    new DnsNameServers(Optional.of(server.dns()))))
            .stream()
            .filter(action -> action.step().isInstance(step))
            .findFirst()
            .orElseThrow();
    return (RecoveryAction<Step>) found;
  }

  private static StepCall call(Map<String, String> facts) {
    return new StepCall("eu-web-shop", "run-1", "step", "", facts);
  }

  private static PromoteAurora promote() {
    return new PromoteAurora(
        "orders", "web-shop-orders", Simulation.FRA, Simulation.DUB, Mode.FORCED);
  }

  private static FlipRoute53 flip() {
    return new FlipRoute53(
        "Z04EXAMPLE",
        "shop.example.com",
        RoutingPolicy.FAILOVER,
        Map.of(Simulation.FRA, "eu-central-1", Simulation.DUB, "eu-west-1"),
        Simulation.FRA,
        Simulation.DUB,
        Duration.ofSeconds(30));
  }

  private static ValidateHealth validate(View view, String host) {
    Probe probe =
        new Probe(
            "checkout", "https://" + host + "/checkout/health", Duration.ofMillis(500), List.of());
    return new ValidateHealth(view, Simulation.DUB, List.of(probe), 3);
  }
}
