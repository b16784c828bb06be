package io.lifeboat.simulator.route53;

import io.lifeboat.simulator.Answer;
import io.lifeboat.simulator.Zones;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** Answers questions from the served record sets as Route 53's name servers do. */
public final class Resolution implements Zones {
  private static final int LONGEST_CHAIN = 8;

  private final DnsEstate dns;
  private final Policies policies;

  /** Answers over the account's zones. */
  public Resolution(DnsEstate dns) {
    this.dns = dns;
    this.policies = new Policies(dns);
  }

  @Override
  public Answer resolve(String name, String type, Optional<String> clientRegion) {
    Optional<String> near =
        clientRegion.or(() -> Optional.ofNullable(dns.estate.world().web().usersIn()));
    return dns.estate.look(() -> answer(Names.normal(name), type.toUpperCase(Locale.ROOT), near));
  }

  private Answer answer(String name, String type, Optional<String> clientRegion) {
    Optional<HostedZoneState> zone = zoneOf(name);
    if (zone.isEmpty()) {
      return new Answer(Answer.Code.REFUSED, List.of(), Optional.empty(), Optional.empty());
    }
    List<Answer.Record> found = new ArrayList<>();
    boolean exists = collect(zone.get(), name, type, clientRegion, found);
    return new Answer(
        exists ? Answer.Code.NOERROR : Answer.Code.NXDOMAIN,
        found,
        Optional.of(zone.get().name),
        soa(zone.get()));
  }

  private boolean collect(
      HostedZoneState zone,
      String name,
      String type,
      Optional<String> clientRegion,
      List<Answer.Record> found) {
    String next = name;
    for (int links = 0; links < LONGEST_CHAIN; links++) {
      List<ResourceRecordSet> here = at(zone, next);
      List<ResourceRecordSet> matching = ofType(here, type);
      if (!matching.isEmpty()) {
        found.addAll(records(next, policies.choose(matching, clientRegion)));
        return true;
      }
      List<ResourceRecordSet> aliases = ofType(here, "CNAME");
      if (aliases.isEmpty()) {
        return !here.isEmpty() || !found.isEmpty() || hasNamesBelow(zone, next);
      }
      List<Answer.Record> link = records(next, policies.choose(aliases, clientRegion));
      found.addAll(link);
      next = Names.normal(link.get(0).value());
    }
    return true;
  }

  private static List<ResourceRecordSet> at(HostedZoneState zone, String name) {
    List<ResourceRecordSet> exact =
        zone.served.stream().filter(s -> s.name().equals(name)).toList();
    if (!exact.isEmpty() || !Names.isInZone(name, zone.name) || name.equals(zone.name)) {
      return exact;
    }
    String wildcard = "*." + name.substring(name.indexOf('.') + 1);
    return zone.served.stream()
        .filter(s -> s.name().replace("\\052", "*").equals(wildcard))
        .toList();
  }

  private static boolean hasNamesBelow(HostedZoneState zone, String name) {
    return zone.served.stream().anyMatch(s -> s.name().endsWith("." + name));
  }

  private static List<ResourceRecordSet> ofType(List<ResourceRecordSet> sets, String type) {
    return sets.stream().filter(s -> s.typeAsString().equals(type)).toList();
  }

  private static List<Answer.Record> records(String name, List<ResourceRecordSet> chosen) {
    return chosen.stream()
        .flatMap(
            s ->
                s.resourceRecords().stream()
                    .map(r -> new Answer.Record(name, s.typeAsString(), s.ttl(), r.value())))
        .toList();
  }

  private Optional<HostedZoneState> zoneOf(String name) {
    return dns.zones.values().stream()
        .filter(z -> Names.isInZone(name, z.name))
        .max(Comparator.comparing(z -> z.name.length()));
  }

  private static Optional<Answer.Record> soa(HostedZoneState zone) {
    return records(zone.name, ofType(at(zone, zone.name), "SOA")).stream().findFirst();
  }
}
