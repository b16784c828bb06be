package io.lifeboat.activities;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.step.FlipRoute53;
import io.lifeboat.plan.step.RoutingPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** The records api.booking.example.com of the booking service, one for each of its regions. */
final class Bookings {
  static final String ZONE = "Z05EXAMPLE";
  static final String API = "api.booking.example.com";
  static final Region IAD = Region.of("us-east-1");
  static final Region SIN = Region.of("ap-southeast-1");

  private Bookings() {}

  static FlipRoute53 flip(RoutingPolicy policy, Region from, Region to, boolean home) {
    return new FlipRoute53(ZONE, API, policy, ids(), from, to, Duration.ofSeconds(30), home);
  }

  /** Its regions and their set identifiers. */
  static Map<Region, String> ids() {
    return Map.of(Simulation.DUB, "eu-west-1", IAD, "us-east-1", SIN, "ap-southeast-1");
  }

  /** Everything in the zone, in Route 53's order. */
  static List<ResourceRecordSet> zone(Simulation simulation) {
    return simulation
        .route53()
        .listResourceRecordSets(request -> request.hostedZoneId(ZONE))
        .resourceRecordSets();
  }

  static List<ResourceRecordSet> sets(Simulation simulation) {
    return zone(simulation).stream().filter(set -> set.name().equals(API + ".")).toList();
  }

  static ResourceRecordSet set(Simulation simulation, String id) {
    return sets(simulation).stream().filter(s -> s.setIdentifier().equals(id)).findFirst().get();
  }

  /** The one TXT record that is there. */
  static ResourceRecordSet text(Simulation simulation) {
    return zone(simulation).stream().filter(s -> s.typeAsString().equals("TXT")).findFirst().get();
  }

  /** Each TXT record below the name as {@code SET: VALUES}. */
  static List<String> texts(Simulation simulation) {
    return zone(simulation).stream()
        .filter(set -> set.name().equals("_lifeboat." + API + "."))
        .map(set -> set.setIdentifier() + ": " + set.resourceRecords().get(0).value())
        .toList();
  }

  /** Puts other records in the place of all of the name. */
  static void replace(Simulation simulation, UnaryOperator<ResourceRecordSet> other) {
    List<ResourceRecordSet> before = sets(simulation);
    change(
        simulation,
        Stream.concat(
                before.stream().map(set -> of(ChangeAction.DELETE, set)),
                before.stream().map(set -> of(ChangeAction.CREATE, other.apply(set))))
            .toList());
  }

  static void remove(Simulation simulation, ResourceRecordSet set) {
    change(simulation, List.of(of(ChangeAction.DELETE, set)));
  }

  static void rewrite(Simulation simulation, ResourceRecordSet set, String value) {
    ResourceRecord record = ResourceRecord.builder().value(value).build();
    change(
        simulation,
        List.of(of(ChangeAction.UPSERT, set.toBuilder().resourceRecords(record).build())));
  }

  private static void change(Simulation simulation, List<Change> changes) {
    simulation
        .route53()
        .changeResourceRecordSets(
            request -> request.hostedZoneId(ZONE).changeBatch(batch -> batch.changes(changes)));
    simulation.watch().pause(Duration.ofMinutes(2));
  }

  private static Change of(ChangeAction action, ResourceRecordSet set) {
    return Change.builder().action(action).resourceRecordSet(set).build();
  }
}
