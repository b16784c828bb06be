package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.checks.Look;
import io.lifeboat.activities.checks.Looks;
import io.lifeboat.activities.checks.Observer;
import io.lifeboat.activities.health.Prober;
import io.lifeboat.activities.health.Reply;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.health.AskAlarm;
import io.lifeboat.plan.health.AskMetric;
import io.lifeboat.plan.health.Check;
import io.lifeboat.plan.health.Checks;
import io.lifeboat.plan.health.Finding;
import io.lifeboat.plan.health.HealthState;
import io.lifeboat.plan.health.Jury;
import io.lifeboat.plan.health.Lookout;
import io.lifeboat.plan.health.RegionHealth;
import io.lifeboat.plan.health.Sight;
import io.lifeboat.plan.health.View;
import io.lifeboat.plan.reading.PlanReader;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.world.WorldReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;

/**
 * What is seen of the examples' applications in simulated AWS: well, worn, broken, out of reach.
 */
@Timeout(60)
class LooksTest {
  private static final Duration EVERY = Duration.ofSeconds(30);

  private RecoveryPlan plan;
  private Simulation simulation;
  private List<Check> checks;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eu-web-shop",
        "three-regions",
        "transactions",
        "us-platform",
        "world-maps",
        "atlas-crm"
      })
  void seesEveryExampleWellUntilItsRegionIsLost(String example) {
    begin(example);
    assertThat(look().findings())
        .allSatisfy(
            finding -> assertThat(finding.sight()).as(finding.toString()).isEqualTo(Sight.GOOD));
    assertThat(judged()).allMatch(health -> health.state() == HealthState.HEALTHY);

    simulation.aws().faults().lose(plan.regions().primary().name(), Loss.BLACK_HOLE);
    View view = look();
    assertThat(view.findings())
        .filteredOn(finding -> finding.region().equals(plan.regions().primary()))
        .allMatch(finding -> finding.sight() == Sight.BAD || finding.sight() == Sight.UNSEEN);
    for (RegionHealth health : judged(view)) {
      if (health.region().equals(plan.regions().primary())) {
        assertThat(health.state()).isEqualTo(HealthState.DOWN);
      } else {
        assertThat(health.state())
            .as(health.sentence())
            .isIn(HealthState.HEALTHY, HealthState.DEGRADED);
      }
    }
  }

  @Test
  void namesTheDatabaseAsTheCauseWhenItsWriterIsElsewhere() {
    begin("eu-web-shop");
    checks = Checks.of(plan, Simulation.DUB);
    assertThat(finding("database orders", Simulation.DUB).sentence())
        .isEqualTo("has no writer here: eu-central-1 (writer), eu-west-1");
    assertThat(finding("database orders", Simulation.FRA).sight()).isEqualTo(Sight.WORN);
    assertThat(in(Simulation.DUB).state()).isEqualTo(HealthState.IMPAIRED);
  }

  @Test
  void tellsOfALagAndCallsOneAboveTheRpoBad() {
    begin("eu-web-shop");
    simulation.aws().faults().lag("web-shop-orders", Duration.ofSeconds(20));
    simulation.watch().pause(Duration.ofMinutes(3));
    Finding worn = finding("database orders", Simulation.DUB);
    assertThat(worn.sight()).isEqualTo(Sight.WORN);
    assertThat(worn.sentence()).matches("lag \\d+ s, more than 10 s");
    simulation.aws().faults().lag("web-shop-orders", Duration.ofMinutes(3));
    simulation.watch().pause(Duration.ofMinutes(5));
    Finding bad = finding("database orders", Simulation.DUB);
    assertThat(bad.sight()).isEqualTo(Sight.BAD);
    assertThat(bad.sentence()).contains("more than the RPO of 60 s");
    assertThat(in(Simulation.DUB).state()).isEqualTo(HealthState.DEGRADED);
  }

  @Test
  void tellsOfTasksThatDoNotRunAndOfAServiceThatHasNone() {
    begin("eu-web-shop");
    ask("storefront", 6);
    Finding worn = finding("service storefront", Simulation.FRA);
    assertThat(worn.sight()).isEqualTo(Sight.WORN);
    assertThat(worn.sentence()).isEqualTo("runs 4 of 6 tasks");
    ask("storefront", 12);
    simulation.watch().pause(Duration.ofMinutes(5));
    assertThat(finding("service storefront", Simulation.FRA).sentence())
        .isEqualTo("its autoscaling lets it run no more than 12");
    ask("storefront", 0);
    simulation.watch().pause(Duration.ofMinutes(5));
    assertThat(finding("service storefront", Simulation.FRA).sentence())
        .isEqualTo("is set to no task at all");
    assertThat(in(Simulation.FRA).reasons())
        .anyMatch(
            reason ->
                reason.contains("service storefront is set to no task at all, which explains"));
  }

  @Test
  void tellsOfADatabaseThatIsBusy() {
    begin("eu-web-shop");
    String writer = simulation.aws().aurora().loads().instances("eu-central-1").get(0);
    Finding usual = finding("database orders", Simulation.FRA);
    assertThat(usual.sight()).isEqualTo(Sight.GOOD);
    assertThat(usual.sentence())
        .matches("writes here, CPU \\d\\d %, \\d+ of about 1802 connections");
    simulation.aws().faults().overload(writer);
    simulation.watch().pause(Duration.ofMinutes(3));
    Finding busy = finding("database orders", Simulation.FRA);
    assertThat(busy.sight()).isEqualTo(Sight.WORN);
    assertThat(busy.sentence())
        .isEqualTo("CPU 97 %, more than 80 %, 1700 of about 1802 connections, more than 80 %");
    assertThat(in(Simulation.FRA).state()).isEqualTo(HealthState.DEGRADED);
  }

  @Test
  void goesByAlarmsAndMetricsOfYourOwn() {
    begin("eu-web-shop");
    Simulation world =
        new Simulation(
            WorldReader.parse(
                """
                account: "111122223333"
                seed: 1
                regions: [eu-west-1]
                alarms:
                  - {alarm: siren, in: [eu-west-1]}
                  - {alarm: all-of-it, in: [eu-west-1], composite: true}
                """,
                "test"));
    simulation = world;
    checks = List.of(alarm("siren"), alarm("all-of-it"), alarm("none"), backlog());
    assertThat(sights()).containsExactly(Sight.GOOD, Sight.GOOD, Sight.UNSEEN, Sight.UNSEEN);
    for (String name : List.of("siren", "all-of-it")) {
      world
          .cloudWatch(Simulation.DUB)
          .setAlarmState(r -> r.alarmName(name).stateValue("ALARM").stateReason("a test"));
    }
    put(50);
    assertThat(sights()).containsExactly(Sight.BAD, Sight.BAD, Sight.UNSEEN, Sight.GOOD);
    put(500);
    assertThat(finding("backlog", Simulation.DUB).sentence()).isEqualTo("is 500, above 100");
    world.watch().pause(Duration.ofMinutes(10));
    assertThat(finding("backlog", Simulation.DUB).sight()).isEqualTo(Sight.UNSEEN);
  }

  private void put(double value) {
    MetricDatum datum = MetricDatum.builder().metricName("Backlog").value(value).build();
    simulation.watch().pause(Duration.ofMinutes(2));
    simulation
        .cloudWatch(Simulation.DUB)
        .putMetricData(request -> request.namespace("Shop").metricData(datum));
    simulation.watch().pause(Duration.ofSeconds(1));
  }

  private List<Sight> sights() {
    return look().findings().stream().map(Finding::sight).toList();
  }

  private static Check alarm(String name) {
    return new AskAlarm(
        Simulation.DUB, name, "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:" + name, List.of());
  }

  private static Check backlog() {
    return new AskMetric(
        Simulation.DUB,
        "backlog",
        "Shop",
        "Backlog",
        Map.of(),
        "Maximum",
        Optional.of(100.0),
        Optional.empty(),
        List.of());
  }

  @Test
  void takesARefusalForAFailureOfTheObserver() {
    begin("eu-web-shop");
    simulation.aws().faults().fail("DescribeServices", "AccessDeniedException", 9);
    Finding unseen = finding("service storefront", Simulation.FRA);
    assertThat(unseen.sight()).isEqualTo(Sight.UNSEEN);
    assertThat(unseen.sentence()).contains("add this IAM action to the worker's role");
    assertThat(in(Simulation.FRA).state()).isEqualTo(HealthState.HEALTHY);
  }

  @Test
  void doesNotTakeASilentControlPlaneForALostRegion() {
    begin("eu-web-shop");
    simulation.aws().faults().loseControlPlane("eu-central-1");
    assertThat(finding("database orders", Simulation.FRA).sight()).isEqualTo(Sight.UNSEEN);
    assertThat(in(Simulation.FRA).state()).isEqualTo(HealthState.HEALTHY);
    assertThat(in(Simulation.FRA).sentence()).contains("not seen: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | eu-central-1 | 40  | 90 | GOOD   | answers in 40 ms
          200 |              | 40  | 90 | GOOD   | answers in 40 ms
          200 | eu-central-1 | 700 | 90 | WORN   | takes 700 ms, more than 500 ms
          200 | eu-central-1 | 40  | 13 | WORN   | answers, but its certificate ends in 13 days
          200 | eu-west-1    | 40  | 90 | BAD    | is answered by eu-west-1
          503 | eu-central-1 | 40  | 90 | BAD    | answers 503
          302 | eu-central-1 | 40  | 90 | BAD    | answers 302
          0   |              | 40  | 90 | BAD    | does not answer (no answer in time)
          """)
  void judgesAnAnswerOverHttp(
      int status, String region, long millis, int days, Sight sight, String sentence) {
    begin("eu-web-shop");
    Instant at = simulation.watch().now();
    Prober prober =
        (probe, watch) ->
            new Reply(
                status,
                Optional.ofNullable(region),
                "no answer in time",
                Duration.ofMillis(millis),
                at,
                Optional.of(at.plus(Duration.ofDays(days)).plusSeconds(60)));
    Finding finding =
        new Observer(Looks.all(new Connections(simulation, prober, null)))
            .look(
                new Lookout("shop", "here", checks.subList(0, 1), EVERY, 3, 2), simulation.watch())
            .findings()
            .get(0);
    assertThat(finding.sight()).isEqualTo(sight);
    assertThat(finding.sentence()).isEqualTo(sentence);
    assertThat(finding.reached()).isEqualTo(status != 0);
  }

  @Test
  void needsNoPermissionThatTheDocumentDoesNotName() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "health.md"));
    for (Look<?> look :
        Looks.all(
            new Connections(
                new Simulation(
                    WorldReader.read(Path.of("..", "examples", "eu-web-shop.world.yaml"))),
                null,
                null))) {
      assertThat(look.iamActions()).allMatch(need -> page.contains("`" + need.permission() + "`"));
    }
  }

  private void ask(String service, int tasks) {
    simulation
        .autoScaling(Simulation.FRA)
        .registerScalableTarget(
            request ->
                request
                    .serviceNamespace("ecs")
                    .scalableDimension("ecs:service:DesiredCount")
                    .resourceId("service/web-shop/" + service)
                    .minCapacity(0)
                    .maxCapacity(12));
    simulation
        .ecs(Simulation.FRA)
        .updateService(request -> request.cluster("web-shop").service(service).desiredCount(tasks));
  }

  private void begin(String example) {
    Path folder = Path.of("..", "examples");
    plan = PlanReader.read(folder.resolve(example + ".yaml")).plan().orElseThrow();
    simulation = new Simulation(WorldReader.read(folder.resolve(example + ".world.yaml")));
    checks = Checks.of(plan);
  }

  private View look() {
    Connections to = new Connections(simulation, new SimulatedProber(simulation.aws()), null);
    return new Observer(Looks.all(to))
        .look(new Lookout("shop", "here", checks, EVERY, 3, 2), simulation.watch());
  }

  private Finding finding(String check, Region region) {
    return look().findings().stream()
        .filter(finding -> finding.check().equals(check) && finding.region().equals(region))
        .findFirst()
        .orElseThrow();
  }

  private List<RegionHealth> judged() {
    return judged(look());
  }

  private List<RegionHealth> judged(View view) {
    return new Jury(1, EVERY).judge(checks, List.of(view), view.at());
  }

  private RegionHealth in(Region region) {
    return judged().stream().filter(h -> h.region().equals(region)).findFirst().orElseThrow();
  }
}
