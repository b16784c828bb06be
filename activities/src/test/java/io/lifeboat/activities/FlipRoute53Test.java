package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.route53.AwsFlipRoute53;
import io.lifeboat.activities.route53.AwsShiftRoute53;
import io.lifeboat.activities.route53.NameServers;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.FlipRoute53;
import io.lifeboat.plan.step.RoutingPolicy;
import io.lifeboat.plan.step.ShiftRoute53;
import io.lifeboat.simulator.Loss;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.GetHostedZoneResponse;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

class FlipRoute53Test extends ActionPromises<FlipRoute53> {
  @BeforeEach
  void theStandbyCanServe() {
    // The failover record follows its health check, so the standby must be healthy to be answered.
    StandbyServes.in(simulation);
  }

  @Override
  AwsAction<FlipRoute53> action() {
    return new AwsFlipRoute53(simulation, new SimulatedNameServers(simulation.aws()));
  }

  @Override
  FlipRoute53 step() {
    return flip(RoutingPolicy.FAILOVER, "shop.example.com");
  }

  private static FlipRoute53 flip(RoutingPolicy policy, String record) {
    return new FlipRoute53(
        "Z04EXAMPLE",
        record,
        policy,
        Map.of(Simulation.FRA, "eu-central-1", Simulation.DUB, "eu-west-1"),
        Simulation.FRA,
        Simulation.DUB,
        Duration.ofSeconds(30));
  }

  @Override
  List<String> effects() {
    return List.of("ChangeResourceRecordSets of Z04EXAMPLE in us-east-1");
  }

  @Override
  List<String> looks() {
    return List.of("ListResourceRecordSets");
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
    return records("shop.example.com").toString();
  }

  @Test
  void keepsHealthChecksTargetsAndTtl() {
    List<ResourceRecordSet> before = records("shop.example.com");
    Simulation.Turn<FlipRoute53> turn = turn();
    turn.inspect();
    turn.apply();
    turn.confirm();

    assertThat(records("shop.example.com"))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("failover")
        .isEqualTo(before);
  }

  @Test
  void takesAllUsersOverFromACanaryThatStillStands() {
    List<ResourceRecordSet> before = records("shop.example.com");
    FlipRoute53 flip = step();
    Simulation.Turn<ShiftRoute53> canary =
        simulation.turn(
            new AwsShiftRoute53(simulation, new SimulatedNameServers(simulation.aws())),
            new ShiftRoute53(
                flip.zone(),
                flip.record(),
                flip.policy(),
                flip.sets(),
                flip.from(),
                flip.to(),
                5,
                flip.ttl()));
    canary.inspect();
    canary.apply();
    canary.confirm();
    Simulation.Turn<FlipRoute53> turn = turn();

    assertThat(turn.inspect().sentence()).contains("eu-central-1 weight 95, eu-west-1 weight 5");
    turn.apply();
    assertThat(turn.confirm().sentence()).contains("answered 203.0.113.20");
    assertThat(records("shop.example.com"))
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("failover")
        .isEqualTo(before);
    turn.revert();
    assertThat(records("shop.example.com")).isEqualTo(before);
  }

  @Test
  void saysHowLongItTookAndWhatTheNameServersAnswer() {
    Simulation.Turn<FlipRoute53> turn = turn();
    turn.inspect();
    turn.apply();

    assertThat(turn.confirm().sentence())
        .matches(
            "users of shop.example.com are sent to eu-west-1: in sync in \\d+ s,"
                + " 4 of 4 name servers answered 203.0.113.20;"
                + " resolvers may keep the old answer for 30 s");
  }

  @Test
  void doesNotOverwriteWhatSomebodyElseHasChangedMeanwhile() {
    Simulation.Turn<FlipRoute53> turn = turn();
    turn.inspect();
    ResourceRecordSet primary = records("shop.example.com").get(0);
    change(ChangeAction.UPSERT, primary.toBuilder().ttl(300L).build());
    simulation.watch().pause(Duration.ofMinutes(2));
    turn.apply();
    turn.confirm();

    assertThat(records("shop.example.com").get(0).ttl()).isEqualTo(300L);
  }

  @Test
  void waitsForAnotherChangeOfTheZone() {
    create("other.example.com", "eu-central-1", set -> set.weight(1L), "192.0.2.1");
    Simulation.Turn<FlipRoute53> turn = turn();
    turn.inspect();
    applyUntilItHolds(turn);
    turn.confirm();

    assertThat(turn.inspect().state()).isEqualTo(State.ALREADY_DONE);
  }

  @Test
  void isNotStoppedByNameServersThatCannotBeReached() {
    NameServers half = new HalfDeaf(new SimulatedNameServers(simulation.aws()));
    Simulation.Turn<FlipRoute53> turn =
        simulation.turn(new AwsFlipRoute53(simulation, half), step());
    turn.inspect();
    turn.apply();

    assertThat(turn.confirm().sentence())
        .contains("3 of 3 name servers answered 203.0.113.20")
        .contains("could not be reached");
  }

  @Test
  void givesTheWeightOfTheOldRegionToTheNewOneAndBack() {
    create("w.example.com", "eu-central-1", set -> set.weight(90L), "192.0.2.1");
    create("w.example.com", "eu-west-1", set -> set.weight(10L), "192.0.2.2");
    Simulation.Turn<FlipRoute53> turn =
        simulation.turn(action(), flip(RoutingPolicy.WEIGHTED, "w.example.com"));
    turn.inspect();
    turn.apply();
    turn.confirm();
    assertThat(weights()).containsExactly(0L, 90L);

    turn.revert();
    assertThat(weights()).containsExactly(90L, 10L);
  }

  @Test
  void acceptsTheAnswersOfAThirdRegionThatSharesTheWeight() {
    create("w.example.com", "eu-central-1", set -> set.weight(90L), "192.0.2.1");
    create("w.example.com", "eu-west-1", set -> set.weight(10L), "192.0.2.2");
    create("w.example.com", "eu-north-1", set -> set.weight(10L), "192.0.2.3");
    create("w.example.com", "eu-south-1", set -> set.weight(0L), "192.0.2.4");
    assertThat(confirmedWhenAnswered("192.0.2.3")).isTrue();
    assertThat(confirmedWhenAnswered("192.0.2.1")).isFalse();
    assertThat(confirmedWhenAnswered("192.0.2.4")).isFalse();
  }

  private boolean confirmedWhenAnswered(String value) {
    FlipRoute53 step = flip(RoutingPolicy.WEIGHTED, "w.example.com");
    NameServers servers = new OtherSpelling(new SimulatedNameServers(simulation.aws()), v -> value);
    Simulation.Turn<FlipRoute53> turn =
        simulation.turn(new AwsFlipRoute53(simulation, servers), step);
    turn.inspect();
    turn.apply();
    simulation.watch().pause(Duration.ofMinutes(2));
    return turn.inspect().state() == State.ALREADY_DONE;
  }

  @Test
  void knowsAnAddressAndANameHoweverTheyAreSpelt() {
    assertThat(confirmedWhenSpelt("AAAA", "2001:db8::20", "2001:DB8:0:0:0:0:0:20")).isTrue();
    assertThat(confirmedWhenSpelt("CNAME", "Dub.example.net.", "dub.example.net")).isTrue();
    assertThat(confirmedWhenSpelt("CNAME", "dub.example.net", "dub.example.net.")).isTrue();
    assertThat(confirmedWhenSpelt("AAAA", "2001:db8::20", "2001:db8::2")).isFalse();
  }

  private boolean confirmedWhenSpelt(String type, String value, String answered) {
    StandIns aws =
        new StandIns()
            .answering(
                "listResourceRecordSets",
                ListResourceRecordSetsResponse.builder()
                    .resourceRecordSets(
                        role(type, "eu-central-1", "SECONDARY", "old"),
                        role(type, "eu-west-1", "PRIMARY", value))
                    .isTruncated(false)
                    .build())
            .answering(
                "getHostedZone",
                GetHostedZoneResponse.builder()
                    .delegationSet(set -> set.nameServers("ns-1.example.net"))
                    .build());
    NameServers servers =
        new OtherSpelling(new SimulatedNameServers(simulation.aws()), v -> answered);
    return simulation.turn(new AwsFlipRoute53(aws, servers), step()).inspect().state()
        == State.ALREADY_DONE;
  }

  private static ResourceRecordSet role(String type, String identifier, String role, String value) {
    return ResourceRecordSet.builder()
        .name("shop.example.com.")
        .type(type)
        .setIdentifier(identifier)
        .failover(role)
        .ttl(30L)
        .healthCheckId("hc")
        .resourceRecords(ResourceRecord.builder().value(value).build())
        .build();
  }

  @Test
  void pointsALatencyRecordAtTheNewRegionAndBack() {
    create("l.example.com", "eu-central-1", set -> set.region("eu-central-1"), "192.0.2.1");
    create("l.example.com", "eu-west-1", set -> set.region("eu-west-1"), "192.0.2.2");
    Simulation.Turn<FlipRoute53> turn =
        simulation.turn(action(), flip(RoutingPolicy.LATENCY, "l.example.com"));
    turn.inspect();
    turn.apply();
    turn.confirm();
    assertThat(values("l.example.com")).containsExactly("192.0.2.2", "192.0.2.2");

    turn.revert();
    assertThat(values("l.example.com")).containsExactly("192.0.2.1", "192.0.2.2");
  }

  @Test
  void pointsAGeolocationRecordAtTheNewRegion() {
    create(
        "g.example.com",
        "eu-central-1",
        set -> set.geoLocation(geo -> geo.continentCode("EU")),
        "192.0.2.1");
    create(
        "g.example.com",
        "eu-west-1",
        set -> set.geoLocation(geo -> geo.countryCode("*")),
        "192.0.2.2");
    Simulation.Turn<FlipRoute53> turn =
        simulation.turn(action(), flip(RoutingPolicy.GEOLOCATION, "g.example.com"));
    turn.inspect();
    turn.apply();
    turn.confirm();

    assertThat(values("g.example.com")).containsExactly("192.0.2.2", "192.0.2.2");
  }

  @Test
  void cannotPutBackWhatItDidNotFlip() {
    create("w.example.com", "eu-central-1", set -> set.weight(0L), "192.0.2.1");
    create("w.example.com", "eu-west-1", set -> set.weight(10L), "192.0.2.2");
    Simulation.Turn<FlipRoute53> turn =
        simulation.turn(action(), flip(RoutingPolicy.WEIGHTED, "w.example.com"));
    turn.inspect();

    assertThat(catchThrowable(turn::revert))
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining("this run did not flip w.example.com");
  }

  @Test
  void needsNothingOfTheLostRegion() {
    simulation.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);
    Simulation.Turn<FlipRoute53> turn = turn();
    turn.inspect();
    turn.apply();

    assertThat(turn.confirm().sentence()).contains("4 of 4 name servers answered 203.0.113.20");
  }

  private void create(
      String name,
      String identifier,
      java.util.function.UnaryOperator<ResourceRecordSet.Builder> policy,
      String value) {
    ResourceRecordSet.Builder set =
        ResourceRecordSet.builder()
            .name(name)
            .type("A")
            .ttl(30L)
            .setIdentifier(identifier)
            .resourceRecords(ResourceRecord.builder().value(value).build());
    change(ChangeAction.CREATE, policy.apply(set).build());
    if (!name.startsWith("other")) {
      simulation.watch().pause(Duration.ofMinutes(2));
    }
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

  private List<Long> weights() {
    return records("w.example.com").stream().map(ResourceRecordSet::weight).toList();
  }

  private List<String> values(String name) {
    return records(name).stream().map(set -> set.resourceRecords().get(0).value()).toList();
  }

  /** Every server answers, in words of its own. */
  private record OtherSpelling(NameServers servers, UnaryOperator<String> spelling)
      implements NameServers {
    @Override
    public List<Answer> ask(List<String> names, String name, String type) {
      return names.stream()
          .map(server -> new Answer(server, Optional.of(Set.of(spelling.apply(name)))))
          .toList();
    }

    @Override
    public Set<String> lookUp(String host, String type) {
      return servers.lookUp(host, type);
    }
  }

  /** The first of the servers never answers. */
  private record HalfDeaf(NameServers servers) implements NameServers {
    @Override
    public List<Answer> ask(List<String> names, String name, String type) {
      return servers.ask(names, name, type).stream()
          .map(
              answer ->
                  answer.server().equals(names.get(0))
                      ? new Answer(answer.server(), Optional.empty())
                      : answer)
          .toList();
    }

    @Override
    public Set<String> lookUp(String host, String type) {
      return servers.lookUp(host, type);
    }
  }
}
