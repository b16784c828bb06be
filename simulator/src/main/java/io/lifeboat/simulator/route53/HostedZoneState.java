package io.lifeboat.simulator.route53;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * A zone as the control plane has it, and as the name servers serve it, which is a little older.
 * Guarded by the estate's lock.
 */
final class HostedZoneState {
  static final List<String> NAME_SERVERS =
      List.of(
          "ns-512.awsdns-00.net",
          "ns-1024.awsdns-00.org",
          "ns-1536.awsdns-00.co.uk",
          "ns-0.awsdns-00.com");

  final String id;
  final String name;
  List<ResourceRecordSet> wanted = new ArrayList<>();
  List<ResourceRecordSet> served = List.of();
  long generation;
  private long generationServed;
  Instant busyUntil = Instant.EPOCH;

  HostedZoneState(String id, String name) {
    this.id = id;
    this.name = Names.normal(name);
    wanted.add(set(RRType.NS, 172_800, NAME_SERVERS.stream().map(s -> s + ".").toList()));
    wanted.add(
        set(
            RRType.SOA,
            900,
            List.of(
                NAME_SERVERS.get(0) + ". awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400")));
  }

  private ResourceRecordSet set(RRType type, long ttl, List<String> values) {
    return ResourceRecordSet.builder()
        .name(name)
        .type(type)
        .ttl(ttl)
        .resourceRecords(
            values.stream().map(v -> ResourceRecord.builder().value(v).build()).toList())
        .build();
  }

  /** Of two changes the later one's records win, also when it reached the servers first. */
  void serve(List<ResourceRecordSet> sets, long since) {
    if (since >= generationServed) {
      served = List.copyOf(sets);
      generationServed = since;
    }
  }
}
