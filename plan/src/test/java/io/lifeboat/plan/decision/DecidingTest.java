package io.lifeboat.plan.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.decision.Decision.Kind;
import io.lifeboat.plan.health.Finding;
import io.lifeboat.plan.health.HealthState;
import io.lifeboat.plan.health.RegionHealth;
import io.lifeboat.plan.health.Sight;
import io.lifeboat.plan.health.View;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.plan.reading.PlanReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecidingTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final Region DUBLIN = Region.of("eu-west-1");
  private static final Region VIRGINIA = Region.of("us-east-1");
  private static final Region SINGAPORE = Region.of("ap-southeast-1");

  @ParameterizedTest
  @CsvSource({
    "HEALTHY, recover, NOTHING, serves",
    "DEGRADED, recover, NOTHING, serves",
    "UNKNOWN, recover, NOTHING, unknown",
    "IMPAIRED, recover, TELL, impaired",
    "DOWN, recover, RECOVER, then-recover",
    "DOWN, ask, ASK, then-ask",
    "DOWN, tell, TELL, then-tell"
  })
  void actsOnlyWhenTheServingRegionIsDownAndAsThePlanSays(
      HealthState state, String then, Kind kind, String rule) {
    Decision decision = Deciding.of(outlook(plan(then), states(state)));
    assertThat(decision.kind()).isEqualTo(kind);
    assertThat(decision.rule()).isEqualTo(rule);
    assertThat(decision.sentence()).startsWith("eu-west-1 is " + word(state));
  }

  @Test
  void beginsNothingWhileAMoveIsUnderWayAndNobodyGoesOverThat() {
    Outlook busy =
        with(down(), o -> change(o, Optional.of("a failover goes on"), Optional.empty(), 0));
    assertThat(Deciding.of(busy).rule()).isEqualTo("move-under-way");
    assertThat(Deciding.of(busy, Optional.of("anna: now")).kind()).isEqualTo(Kind.HOLD_BACK);
  }

  @Test
  void beginsNothingWhileItIsHeldAndSaysWhoHoldsIt() {
    Outlook held =
        new Outlook(
            plan("recover"),
            DUBLIN,
            states(HealthState.DOWN),
            List.of(),
            NOW,
            Optional.of(new Hold("anna", "we mend it in place", NOW.minusSeconds(300))),
            Optional.empty(),
            Optional.empty(),
            1);
    assertThat(Deciding.of(held).sentence())
        .contains(
            "nothing begins by itself: anna has held the monitor since 09:55 UTC: we mend it in place");
    Decision forced = Deciding.of(held, Optional.of("ben goes over it: users suffer"));
    assertThat(forced.kind()).isEqualTo(Kind.RECOVER);
    assertThat(forced.reasons())
        .contains("ben goes over it: users suffer")
        .anySatisfy(reason -> assertThat(reason).startsWith("gone over: anna has held"));
  }

  @Test
  void beginsNothingInMaintenance() {
    RecoveryPlan plan =
        plan(
            "recover",
            detect ->
                detect
                    .putArray("maintenance")
                    .addObject()
                    .put("day", "monday")
                    .put("at", "09:00:00")
                    .put("for", "2h")
                    .put("why", "new database"));
    Decision decision = Deciding.of(outlook(plan, states(HealthState.DOWN)));
    assertThat(decision.rule()).isEqualTo("maintenance");
    assertThat(decision.sentence()).contains("there is maintenance until 11:00 UTC (new database)");
  }

  @Test
  void beginsNothingSoonAfterAMove() {
    Outlook moved =
        with(down(), o -> change(o, Optional.empty(), Optional.of(NOW.minusSeconds(600)), 0));
    assertThat(Deciding.of(moved).sentence())
        .contains("the last move ended at 09:50 UTC, and no other begins by itself within 30m");
    Outlook rested =
        with(down(), o -> change(o, Optional.empty(), Optional.of(NOW.minusSeconds(1800)), 0));
    assertThat(Deciding.of(rested).acts()).isTrue();
  }

  @Test
  void doesNotLeaveARegionThatComesAndGoes() {
    assertThat(
            Deciding.of(with(down(), o -> change(o, Optional.empty(), Optional.empty(), 4))).acts())
        .isTrue();
    assertThat(
            Deciding.of(with(down(), o -> change(o, Optional.empty(), Optional.empty(), 5))).rule())
        .isEqualTo("flapping");
  }

  @Test
  void doesNotMoveWhenEverythingLooksLost() {
    Decision decision =
        Deciding.of(
            outlook(
                plan("recover"), states(HealthState.DOWN, HealthState.DOWN, HealthState.UNKNOWN)));
    assertThat(decision.rule()).isEqualTo("observer");
  }

  @Test
  void doesNotMoveToARegionThatIsNotFit() {
    Decision decision =
        Deciding.of(
            outlook(
                plan("recover"), states(HealthState.DOWN, HealthState.IMPAIRED, HealthState.DOWN)));
    assertThat(decision.rule()).isEqualTo("standby");
    assertThat(decision.sentence()).contains("us-east-1 is impaired", "ap-southeast-1 is down");
  }

  @Test
  void movesToARegionThatLacksOnlyWhatTheLostOneGave() {
    Instant lost = NOW.minusSeconds(90);
    List<RegionHealth> health =
        List.of(
            since(DUBLIN, HealthState.DOWN, lost),
            since(VIRGINIA, HealthState.IMPAIRED, lost.plusSeconds(10)),
            since(SINGAPORE, HealthState.IMPAIRED, lost.minusSeconds(3600)));
    Decision decision = Deciding.of(outlook(plan("recover"), health));
    assertThat(decision.to()).contains(VIRGINIA);
    assertThat(decision.reasons())
        .anySatisfy(
            reason ->
                assertThat(reason)
                    .startsWith("us-east-1 takes the users: impaired since eu-west-1 is lost")
                    .contains("not ap-southeast-1 is impaired"));
  }

  @Test
  void tellsWhenItShallAskAndNobodyCouldApprove() {
    RecoveryPlan nobody =
        changed(
            plan("ask"),
            tree -> {
              tree.remove("contacts");
              tree.remove("gates");
            });
    Decision decision = Deciding.of(outlook(nobody, states(HealthState.DOWN)));
    assertThat(decision.kind()).isEqualTo(Kind.TELL);
    assertThat(decision.sentence()).contains("the plan names nobody who could approve");
  }

  @Test
  void goesToTheHealthierRegionFirst() {
    Decision decision =
        Deciding.of(
            outlook(
                plan("recover"),
                states(HealthState.DOWN, HealthState.DEGRADED, HealthState.HEALTHY)));
    assertThat(decision.to()).contains(SINGAPORE);
    assertThat(decision.reasons())
        .anySatisfy(
            reason ->
                assertThat(reason)
                    .startsWith("ap-southeast-1 takes the users: healthy")
                    .contains("before us-east-1 by health (degraded)"));
  }

  @Test
  void amongHealthyOnesToTheOneThatIsLessBehindThenToTheNearest() {
    Outlook alike = outlook(plan("recover"), states(HealthState.DOWN));
    assertThat(Deciding.of(alike).to()).contains(VIRGINIA);
    assertThat(Deciding.of(alike).reasons())
        .anySatisfy(reason -> assertThat(reason).contains("before ap-southeast-1 by distance ("));
    Outlook behind = lagging(alike, Map.of(VIRGINIA, 12.0, SINGAPORE, 0.4));
    assertThat(Deciding.of(behind).to()).contains(SINGAPORE);
    assertThat(Deciding.of(behind).reasons())
        .anySatisfy(
            reason -> assertThat(reason).contains("before us-east-1 by lag (12.0 s behind)"));
    assertThat(Deciding.of(lagging(alike, Map.of(VIRGINIA, 0.4, SINGAPORE, 0.2))).to())
        .contains(VIRGINIA);
  }

  @Test
  void neverGoesWhereThePlanDoesNotAllow() {
    RecoveryPlan resident =
        changed(
            plan("recover"),
            tree -> tree.putArray("allowed-regions").add("eu-west-1").add("ap-southeast-1"));
    assertThat(Deciding.of(outlook(resident, states(HealthState.DOWN))).to()).contains(SINGAPORE);
  }

  @Test
  void goesBackToThePrimaryWhenTheStandbyServes() {
    Outlook moved =
        new Outlook(
            plan("recover"),
            VIRGINIA,
            states(HealthState.HEALTHY, HealthState.DOWN, HealthState.HEALTHY),
            List.of(),
            NOW,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            1);
    assertThat(Deciding.of(moved).from()).isEqualTo(VIRGINIA);
    assertThat(Deciding.of(moved).to()).contains(DUBLIN);
  }

  @Test
  void isReadAsItWasWritten() throws Exception {
    var mapper = LifeboatJson.mapper();
    Decision decision = Deciding.of(down());
    assertThat(mapper.readValue(mapper.writeValueAsString(decision), Decision.class))
        .isEqualTo(decision);
  }

  private static Outlook down() {
    return outlook(plan("recover"), states(HealthState.DOWN));
  }

  private static Outlook with(Outlook outlook, UnaryOperator<Outlook> change) {
    return change.apply(outlook);
  }

  private static Outlook change(
      Outlook o, Optional<String> move, Optional<Instant> movedAt, int turns) {
    return new Outlook(
        o.plan(), o.serving(), o.health(), o.views(), o.now(), o.hold(), move, movedAt, turns);
  }

  private static Outlook lagging(Outlook o, Map<Region, Double> lags) {
    List<Finding> findings = new ArrayList<>();
    lags.forEach(
        (region, lag) ->
            findings.add(
                new Finding(
                    "crm", region, Sight.GOOD, "lag " + lag, NOW, Map.of("lagSeconds", lag))));
    return new Outlook(
        o.plan(),
        o.serving(),
        o.health(),
        List.of(new View("here", NOW, findings)),
        o.now(),
        o.hold(),
        o.move(),
        o.movedAt(),
        o.turns());
  }

  private static Outlook outlook(RecoveryPlan plan, List<RegionHealth> health) {
    return new Outlook(
        plan,
        DUBLIN,
        health,
        List.of(),
        NOW,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1);
  }

  private static List<RegionHealth> states(HealthState serving) {
    return states(serving, HealthState.HEALTHY, HealthState.HEALTHY);
  }

  private static List<RegionHealth> states(
      HealthState dublin, HealthState virginia, HealthState singapore) {
    return List.of(
        health(DUBLIN, dublin), health(VIRGINIA, virginia), health(SINGAPORE, singapore));
  }

  private static RegionHealth health(Region region, HealthState state) {
    return new RegionHealth(
        region, state, region + " is " + word(state), List.of(), Optional.empty());
  }

  private static RegionHealth since(Region region, HealthState state, Instant since) {
    return new RegionHealth(
        region, state, region + " is " + word(state), List.of(), Optional.of(since));
  }

  private static String word(HealthState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static RecoveryPlan plan(String then) {
    return plan(then, detect -> {});
  }

  private static RecoveryPlan plan(String then, Consumer<ObjectNode> more) {
    RecoveryPlan atlas =
        PlanReader.read(Path.of("../examples/atlas-crm.yaml")).plan().orElseThrow();
    return changed(
        atlas,
        tree -> {
          ObjectNode detect = tree.putObject("detect");
          detect.put("then", then);
          more.accept(detect);
        });
  }

  private static RecoveryPlan changed(RecoveryPlan plan, Consumer<ObjectNode> change) {
    ObjectNode tree = LifeboatJson.mapper().valueToTree(plan);
    change.accept(tree);
    return LifeboatJson.mapper().convertValue(tree, RecoveryPlan.class);
  }
}
