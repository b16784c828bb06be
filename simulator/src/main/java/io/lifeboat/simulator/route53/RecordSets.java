package io.lifeboat.simulator.route53;

import io.lifeboat.simulator.world.Zone;
import software.amazon.awssdk.services.route53.model.GeoLocation;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** The record sets of a world file in the words of the SDK's model classes. */
final class RecordSets {
  private RecordSets() {}

  static ResourceRecordSet of(Zone.RecordSet record) {
    ResourceRecordSet.Builder set =
        ResourceRecordSet.builder()
            .name(record.name())
            .type(record.type())
            .ttl(record.ttl().toSeconds())
            .setIdentifier(record.set())
            .weight(record.weight())
            .healthCheckId(record.healthCheck())
            .resourceRecords(
                record.values().stream()
                    .map(v -> ResourceRecord.builder().value(v).build())
                    .toList());
    if (record.failover() != null) {
      set.failover(record.failover());
    }
    if (record.latency() != null) {
      set.region(record.latency());
    }
    if (record.geo() != null) {
      set.geoLocation(GeoLocation.builder().countryCode(record.geo()).build());
    }
    if (record.continent() != null) {
      set.geoLocation(GeoLocation.builder().continentCode(record.continent()).build());
    }
    if (record.multivalue()) {
      set.multiValueAnswer(true);
    }
    return Names.normal(set.build());
  }
}
