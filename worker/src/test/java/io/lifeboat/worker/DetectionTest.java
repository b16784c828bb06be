package io.lifeboat.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.health.Prober;
import io.lifeboat.activities.health.Reply;
import io.lifeboat.plan.Detection;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.decision.Decision;
import io.lifeboat.plan.health.HealthState;
import io.lifeboat.plan.reading.PlanReader;
import io.lifeboat.plan.step.Probe;
import io.lifeboat.simulator.JournalEntry;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.world.World;
import io.lifeboat.simulator.world.WorldReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How soon a lost region is noticed, and that nothing else is taken for one. */
@Timeout(180)
class DetectionTest {
  private static final Path EXAMPLES = Path.of("").toAbsolutePath().resolveSibling("examples");
  private static final List<String> THREE = List.of("north", "south", "west");

  @Test
  void noticesALostRegionAsSoonAsItsPlanAllows() throws IOException {
    notices("eu-web-shop", List.of());
  }

  @Tag("full")
  @ParameterizedTest
  @ValueSource(strings = {"health-events", "us-platform", "transactions", "atlas-crm"})
  void noticesTheOthersAsSoon(String example) throws IOException {
    notices(example, List.of());
  }

  @Tag("full")
  @ParameterizedTest
  @ValueSource(
      strings = {"health-events", "eu-web-shop", "us-platform", "transactions", "atlas-crm"})
  void noticesItFromThreePlacesOfWhichOneIsBlind(String example) throws IOException {
    notices(example, THREE);
  }

  @Test
  void startsNothingInTenMinutesOfNoise() throws IOException {
    staysCalm("eu-web-shop", List.of(), vantage -> Noise::new, Duration.ofMinutes(10));
  }

  @Tag("full")
  @ParameterizedTest
  @ValueSource(
      strings = {"health-events", "eu-web-shop", "us-platform", "transactions", "atlas-crm"})
  void startsNothingInAnHourOfNoise(String example) throws IOException {
    staysCalm(example, List.of(), vantage -> Noise::new, Duration.ofHours(1));
  }

  @Tag("full")
  @ParameterizedTest
  @ValueSource(
      strings = {"health-events", "eu-web-shop", "us-platform", "transactions", "atlas-crm"})
  void startsNothingInAnHourOfNoiseWithOneBlindVantagePoint(String example) throws IOException {
    staysCalm(example, THREE, DetectionTest::withOneBlind, Duration.ofHours(1));
  }

  @Test
  void startsNothingInAPartitionOf43Seconds() throws IOException {
    staysThroughPartitions("eu-web-shop");
  }

  @Tag("full")
  @ParameterizedTest
  @ValueSource(strings = {"health-events", "us-platform", "transactions", "atlas-crm"})
  void startsNothingInTheOthersPartitionsOf43Seconds(String example) throws IOException {
    staysThroughPartitions(example);
  }

  private static void staysThroughPartitions(String example) throws IOException {
    Set<String> cut = ConcurrentHashMap.newKeySet();
    RecoveryPlan plan = plan(example, List.of());
    String primary = plan.regions().primary().name();
    try (MonitoredEstate estate =
        new MonitoredEstate(plan, world(example), vantage -> eyes -> cutOff(eyes, cut))) {
      estate.start();
      for (int phase = 0; phase < 4; phase++) {
        estate.pass(Duration.ofSeconds(60 + 7 * phase));
        cut.add(primary);
        estate.pass(Duration.ofSeconds(43));
        cut.clear();
      }
      estate.pass(Duration.ofMinutes(2));
      assertThat(estate.record().decisions()).isEmpty();
      assertThat(estate.aws().journal().mutations()).isEmpty();
    }
  }

  private static void notices(String example, List<String> vantagePoints) throws IOException {
    RecoveryPlan plan = plan(example, vantagePoints);
    Region primary = plan.regions().primary();
    Detection detection = plan.detectionOrUsual();
    try (MonitoredEstate estate =
        new MonitoredEstate(plan, world(example), DetectionTest::withOneBlindAndNoNoise)) {
      estate.start();
      estate.pass(Duration.ofSeconds(100));
      Instant death = estate.now();
      estate.aws().faults().lose(primary.name(), Loss.BLACK_HOLE);
      Decision decision =
          estate
              .until("a decision", record -> acted(record.decisions()).isPresent())
              .decisions()
              .stream()
              .filter(Decision::acts)
              .findFirst()
              .orElseThrow();
      Optional<JournalEntry> change = effect(example, estate, death);
      Duration ideal = detection.rhythm().multipliedBy(detection.failuresOrUsual());
      Duration noticed = Duration.between(death, decision.at());
      System.out.printf(
          Locale.ROOT,
          "detection of %s, %d vantage points: ideal %d s, noticed after %.1f s, first effect after %.1f s (%s)%n",
          example,
          Math.max(1, vantagePoints.size()),
          ideal.toSeconds(),
          noticed.toMillis() / 1000.0,
          change.map(it -> Duration.between(death, it.at()).toMillis() / 1000.0).orElse(Double.NaN),
          change.map(JournalEntry::operation).orElse("nothing has to be changed"));
      assertThat(decision.kind()).isEqualTo(Decision.Kind.RECOVER);
      assertThat(decision.from()).isEqualTo(primary);
      assertThat(noticed)
          .isBetween(
              detection.rhythm().multipliedBy(detection.failuresOrUsual() - 1L),
              ideal.plusSeconds(5));
      change.ifPresent(
          it ->
              assertThat(Duration.between(decision.at(), it.at()))
                  .isLessThan(Duration.ofMinutes(1)));
    }
  }

  private static void staysCalm(
      String example,
      List<String> vantagePoints,
      Function<String, Function<Prober, Prober>> eyes,
      Duration lasting)
      throws IOException {
    try (MonitoredEstate estate =
        new MonitoredEstate(plan(example, vantagePoints), world(example), eyes)) {
      estate.start();
      estate.pass(lasting);
      assertThat(estate.record().decisions()).noneMatch(Decision::acts);
      assertThat(estate.record().regions()).noneMatch(region -> region.state() == HealthState.DOWN);
      assertThat(estate.firstChange(Instant.EPOCH)).isEmpty();
    }
  }

  /** The standby of health-events works all the time, and its users are moved by Route 53. */
  private static Optional<JournalEntry> effect(
      String example, MonitoredEstate estate, Instant death) {
    if (example.equals("health-events")) {
      estate.pass(Duration.ofSeconds(30));
      return estate.firstChange(death);
    }
    return Optional.of(estate.untilChanged(death));
  }

  private static Optional<Decision> acted(List<Decision> decisions) {
    return decisions.stream().filter(Decision::acts).findFirst();
  }

  private static Function<Prober, Prober> withOneBlind(String vantage) {
    return vantage.equals("west") ? eyes -> (probe, watch) -> silence(watch.now()) : Noise::new;
  }

  private static Function<Prober, Prober> withOneBlindAndNoNoise(String vantage) {
    return vantage.equals("west")
        ? eyes -> (probe, watch) -> silence(watch.now())
        : Function.identity();
  }

  private static Prober cutOff(Prober eyes, Set<String> regions) {
    return (probe, watch) ->
        regions.stream().anyMatch(probe.url()::contains)
            ? silence(watch.now())
            : eyes.ask(probe, watch);
  }

  private static Reply silence(Instant at) {
    return new Reply(0, Optional.empty(), "no answer", Duration.ofSeconds(2), at);
  }

  private static RecoveryPlan plan(String example, List<String> vantagePoints) {
    RecoveryPlan plan = PlanReader.read(EXAMPLES.resolve(example + ".yaml")).plan().orElseThrow();
    return MonitoredEstate.detecting(
        plan, Map.of("then", "recover", "vantage-points", vantagePoints));
  }

  private static World world(String example) throws IOException {
    return WorldReader.parse(
        Files.readString(EXAMPLES.resolve(example + ".world.yaml")), example + ".world.yaml");
  }

  /** Every sixth answer is slow, every tenth is lost, but never two of one question in a row. */
  private static final class Noise implements Prober {
    private final Prober eyes;
    private final Set<String> justLost = ConcurrentHashMap.newKeySet();

    Noise(Prober eyes) {
      this.eyes = eyes;
    }

    @Override
    public Reply ask(Probe probe, Watch watch) {
      int dice = Math.floorMod((probe.url() + watch.now().getEpochSecond()).hashCode(), 60);
      boolean isLost = dice < 6 && justLost.add(probe.url());
      if (isLost) {
        return silence(watch.now());
      }
      justLost.remove(probe.url());
      Reply reply = eyes.ask(probe, watch);
      return dice < 16
          ? new Reply(
              reply.status(),
              reply.region(),
              reply.trouble(),
              probe.within().plusMillis(300),
              reply.at())
          : reply;
    }
  }
}
