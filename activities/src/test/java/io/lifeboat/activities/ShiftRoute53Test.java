package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.route53.AwsShiftRoute53;
import io.lifeboat.activities.route53.NameServers;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.RoutingPolicy;
import io.lifeboat.plan.step.ShiftRoute53;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ChangeInfo;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.GetChangeResponse;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

class ShiftRoute53Test extends ActionPromises<ShiftRoute53> {
  private static final String SHOP = "shop.example.com";
  private static final String WEIGHTED = "w.example.com";
  private static final ChangeInfo INSYNC =
      ChangeInfo.builder().id("C1").status(ChangeStatus.INSYNC).build();

  @BeforeEach
  void theStandbyCanServe() {
    StandbyServes.in(simulation);
  }

  @Override
  AwsAction<ShiftRoute53> action() {
    return new AwsShiftRoute53(simulation, new SimulatedNameServers(simulation.aws()));
  }

  @Override
  ShiftRoute53 step() {
    return failover(5);
  }

  @Override
  List<String> effects() {
    return List.of("ChangeResourceRecordSets of Z04EXAMPLE in us-east-1");
  }

  @Override
  List<String> looks() {
    return List.of("ListResourceRecordSets", "GetChange");
  }

  @Override
  List<String> changes() {
    return List.of("ChangeResourceRecordSets");
  }

  @Override
  String region() {
    return "us-east-1";
  }

  @Override
  String state() {
    return records(SHOP).toString();
  }

  @Test
  void divisionKeepsHealthChecksTargetsAndTtl() {
    List<ResourceRecordSet> before = records(SHOP);
    done(failover(5));

    assertThat(routing(SHOP)).isEqualTo("eu-central-1 95, eu-west-1 5");
    assertThat(records(SHOP))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("failover", "weight")
        .isEqualTo(before);
  }

  @Test
  void asFailoverRecordsAgainAtHundredPercent() {
    done(failover(5));
    Turn<ShiftRoute53> rest = done(failover(100));

    assertThat(routing(SHOP)).isEqualTo("eu-central-1 SECONDARY, eu-west-1 PRIMARY");
    rest.revert();
    assertThat(routing(SHOP)).isEqualTo("eu-central-1 95, eu-west-1 5");
  }

  @Test
  void revertingEveryStepInReverseOrderLeadsBackToTheFailoverRecords() {
    List<ResourceRecordSet> before = records(SHOP);
    Turn<ShiftRoute53> canary = done(failover(5));
    Turn<ShiftRoute53> rest = done(failover(100));
    rest.revert();
    canary.revert();

    assertThat(records(SHOP)).isEqualTo(before);
    assertThat(simulation.changes()).hasSize(4);
  }

  @Test
  void sendsEverybodyAtOnceWithoutACanary() {
    List<ResourceRecordSet> before = records(SHOP);
    Turn<ShiftRoute53> all = done(failover(100));
    assertThat(routing(SHOP)).isEqualTo("eu-central-1 SECONDARY, eu-west-1 PRIMARY");

    all.revert();
    assertThat(records(SHOP)).isEqualTo(before);
  }

  @Test
  void neverCallsBackUsersWhoAreThereAlready() {
    done(failover(100));
    simulation.startJournalHere();

    assertThat(simulation.turn(action(), failover(5)).inspect().state())
        .isEqualTo(State.ALREADY_DONE);
    simulation.turn(action(), failover(5)).apply();
    assertThat(simulation.changes()).isEmpty();
  }

  @Test
  void saysWhatCameOfItWithFigures() {
    Turn<ShiftRoute53> turn = turn();
    turn.inspect();
    assertThat(turn.apply().sentence())
        .isEqualTo("asked Route 53 for eu-central-1 weight 95, eu-west-1 weight 5");

    assertThat(turn.confirm().sentence())
        .matches(
            "5 % of the users of shop.example.com are sent to eu-west-1:"
                + " eu-central-1 weight 95, eu-west-1 weight 5, in sync in \\d+ s,"
                + " 4 of 4 name servers answered [0-9., ]+;"
                + " resolvers may keep the old answer for 30 s");
  }

  @Test
  void isInProgressUntilRoute53SaysThatItIsInSync() {
    Turn<ShiftRoute53> turn = turn();
    turn.inspect();
    turn.apply();

    Inspection found = turn.inspect();
    assertThat(found.state()).isEqualTo(State.IN_PROGRESS);
    assertThat(found.sentence()).endsWith("on its way to the name servers");
    simulation.watch().pause(Duration.ofMinutes(2));
    assertThat(turn.inspect().state()).isEqualTo(State.ALREADY_DONE);
  }

  @Test
  void theFormerRecordsAreKnownAlsoWhenTheAnswerWasLost() {
    List<ResourceRecordSet> before = records(SHOP);
    simulation.aws().faults().loseAnswer("ChangeResourceRecordSets", 1);
    Turn<ShiftRoute53> turn = turn();
    turn.inspect();
    turn.apply();
    turn.inspect();
    turn.confirm();
    assertThat(turn.facts()).doesNotContainKey(Facts.CHANGE_ID);
    turn.revert();

    assertThat(records(SHOP)).isEqualTo(before);
  }

  @Test
  void putsBackTheRoutingAndLeavesWhatSomebodyElseChanged() {
    Turn<ShiftRoute53> turn = done(failover(5));
    change(ChangeAction.UPSERT, records(SHOP).get(0).toBuilder().ttl(300L).build());
    turn.revert();

    assertThat(routing(SHOP)).isEqualTo("eu-central-1 PRIMARY, eu-west-1 SECONDARY");
    assertThat(records(SHOP).get(0).ttl()).isEqualTo(300L);
  }

  @Test
  void putsBackARecordThatSomebodyHasDeletedMeanwhile() {
    List<ResourceRecordSet> before = records(SHOP);
    Turn<ShiftRoute53> turn = done(failover(5));
    change(ChangeAction.DELETE, records(SHOP).get(1));
    turn.revert();

    assertThat(records(SHOP)).isEqualTo(before);
  }

  @Test
  void putsBackAnAliasThatIsGoneAsItWas() {
    List<ResourceRecordSet> former =
        List.of(alias("eu-central-1", "PRIMARY"), alias("eu-west-1", "SECONDARY"));
    List<ResourceRecordSet> standing = new ArrayList<>(former);
    List<Change> asked = new ArrayList<>();
    StandIns aws =
        new StandIns()
            .answering("listResourceRecordSets", request -> listed(standing))
            .answering("getChange", GetChangeResponse.builder().changeInfo(INSYNC).build())
            .answering(
                "changeResourceRecordSets",
                request -> {
                  asked.addAll(((ChangeResourceRecordSetsRequest) request).changeBatch().changes());
                  standing.addAll(former);
                  return ChangeResourceRecordSetsResponse.builder().changeInfo(INSYNC).build();
                });
    Turn<ShiftRoute53> turn = simulation.turn(new AwsShiftRoute53(aws, null), step());
    turn.inspect();
    standing.clear();
    turn.revert();

    assertThat(asked).extracting(Change::resourceRecordSet).isEqualTo(former);
    assertThat(asked).extracting(Change::action).containsOnly(ChangeAction.CREATE);
  }

  private static ListResourceRecordSetsResponse listed(List<ResourceRecordSet> sets) {
    return ListResourceRecordSetsResponse.builder()
        .resourceRecordSets(sets)
        .isTruncated(false)
        .build();
  }

  @Test
  void cannotPutBackWhatItDidNotShift() {
    done(failover(5));
    Turn<ShiftRoute53> other = turn();
    other.inspect();

    assertThat(catchThrowable(other::revert))
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining("this run did not shift shop.example.com");
  }

  @ParameterizedTest
  @CsvSource({
    // from, to, third region, percent -> from, to, third region
    "100, 0, , 5, 95, 5,",
    "1, 0, , 5, 95, 5,",
    "255, 0, , 1, 99, 1,",
    "90, 10, , 5, 90, 10,",
    "95, 5, , 100, 0, 100,",
    "1, 0, , 100, 0, 1,",
    "0, 100, , 5, 0, 100,",
    "100, 0, 100, 5, 95, 5, 100",
    "30, 0, 10, 5, 28, 2, 10",
    "40, 0, 0, 5, 95, 5, 0",
    "200, 50, 10, 100, 0, 250, 10",
  })
  void weighs(
      long from, long to, Long third, int percent, long newFrom, long newTo, Long newThird) {
    weighted("eu-central-1", from, "192.0.2.1");
    weighted("eu-west-1", to, "192.0.2.2");
    Optional.ofNullable(third).ifPresent(weight -> weighted("eu-north-1", weight, "192.0.2.3"));
    List<ResourceRecordSet> before = records(WEIGHTED);
    List<String> prepared = simulation.changes();
    Turn<ShiftRoute53> turn = done(shift(RoutingPolicy.WEIGHTED, WEIGHTED, percent));

    assertThat(routing(WEIGHTED))
        .isEqualTo(
            "eu-central-1 "
                + newFrom
                + (third == null ? "" : ", eu-north-1 " + newThird)
                + ", eu-west-1 "
                + newTo);
    if (!simulation.changes().equals(prepared)) {
      turn.revert();
    }
    assertThat(records(WEIGHTED)).isEqualTo(before);
  }

  @Test
  void refusesAShareThatTheWeightsCannotExpress() {
    weighted("eu-central-1", 4, "192.0.2.1");
    weighted("eu-west-1", 0, "192.0.2.2");
    weighted("eu-north-1", 4, "192.0.2.3");
    ShiftRoute53 step = shift(RoutingPolicy.WEIGHTED, WEIGHTED, 5);

    assertThat(simulation.turn(action(), step).inspect().sentence())
        .isEqualTo(
            "eu-central-1 and eu-west-1 weigh 4 together beside records of other regions, too"
                + " little to give 5 % of it to eu-west-1; give all records larger weights");
  }

  @Test
  void isNotConfirmedWhileAnAnswerBelongsToNeitherRegion() {
    NameServers odd = new Always(Set.of("192.0.2.99"));
    Turn<ShiftRoute53> turn = simulation.turn(new AwsShiftRoute53(simulation, odd), step());
    turn.inspect();
    turn.apply();
    simulation.watch().pause(Duration.ofMinutes(2));

    assertThat(turn.inspect().state()).isEqualTo(State.IN_PROGRESS);
  }

  private Turn<ShiftRoute53> done(ShiftRoute53 step) {
    Turn<ShiftRoute53> turn = simulation.turn(action(), step);
    turn.inspect();
    turn.apply();
    turn.confirm();
    return turn;
  }

  private static ShiftRoute53 failover(int percent) {
    return shift(RoutingPolicy.FAILOVER, SHOP, percent);
  }

  private static ShiftRoute53 shift(RoutingPolicy policy, String record, int percent) {
    return new ShiftRoute53(
        "Z04EXAMPLE",
        record,
        policy,
        Map.of(Simulation.FRA, "eu-central-1", Simulation.DUB, "eu-west-1"),
        Simulation.FRA,
        Simulation.DUB,
        percent,
        Duration.ofSeconds(30));
  }

  private void weighted(String set, long weight, String value) {
    create(
        WEIGHTED,
        set,
        builder ->
            builder
                .weight(weight)
                .ttl(30L)
                .resourceRecords(ResourceRecord.builder().value(value).build()));
  }

  private static ResourceRecordSet alias(String set, String role) {
    return ResourceRecordSet.builder()
        .name("shop.example.com.")
        .type("A")
        .setIdentifier(set)
        .failover(role)
        .aliasTarget(
            target ->
                target
                    .hostedZoneId("Z2EXAMPLE")
                    .dnsName(set + ".example.net")
                    .evaluateTargetHealth(true))
        .build();
  }

  private void create(String name, String set, UnaryOperator<ResourceRecordSet.Builder> rest) {
    change(
        ChangeAction.CREATE,
        rest.apply(ResourceRecordSet.builder().name(name).type("A").setIdentifier(set)).build());
  }

  private void change(ChangeAction action, ResourceRecordSet set) {
    simulation
        .route53()
        .changeResourceRecordSets(
            request ->
                request
                    .hostedZoneId("Z04EXAMPLE")
                    .changeBatch(
                        batch ->
                            batch.changes(
                                Change.builder().action(action).resourceRecordSet(set).build())));
    simulation.watch().pause(Duration.ofMinutes(2));
  }

  private String routing(String name) {
    return records(name).stream()
        .map(
            set ->
                set.setIdentifier()
                    + " "
                    + (set.failover() == null ? set.weight() : set.failoverAsString()))
        .collect(Collectors.joining(", "));
  }

  private List<ResourceRecordSet> records(String name) {
    return simulation
        .route53()
        .listResourceRecordSets(request -> request.hostedZoneId("Z04EXAMPLE"))
        .resourceRecordSets()
        .stream()
        .filter(set -> set.name().startsWith(name))
        .toList();
  }

  /** Every server gives one answer, whatever the records say. */
  private record Always(Set<String> values) implements NameServers {
    @Override
    public List<Answer> ask(List<String> servers, String name, String type) {
      return servers.stream().map(server -> new Answer(server, Optional.of(values))).toList();
    }

    @Override
    public Set<String> lookUp(String host, String type) {
      return values;
    }
  }
}
