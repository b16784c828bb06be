package io.lifeboat.activities.route53;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * What a set identifier's records were before a flip sent their users away: a TXT record set {@code
 * _lifeboat.NAME} of the same identifier and policy, with one value for each type. So it is made
 * and removed in the same atomic batch as the flip, and needs no memory of the run that made it.
 */
record KeptRecord(ResourceRecordSet txt) {
  private static final long TTL = 300;

  /** The name under which the former records of {@code record} stand. */
  static String name(String record) {
    return "_lifeboat." + record;
  }

  /** For records of one set identifier, of which nothing is kept yet. */
  static KeptRecord of(String record, Collection<ResourceRecordSet> former) {
    ResourceRecordSet any = former.iterator().next();
    return new KeptRecord(
        any.toBuilder()
            .name(name(record))
            .type(RRType.TXT)
            .ttl(TTL)
            .healthCheckId(null)
            .aliasTarget((software.amazon.awssdk.services.route53.model.AliasTarget) null)
            .resourceRecords(values(former.stream().map(KeptTarget::of).toList()))
            .build());
  }

  /** The same with records of further types; what is kept already stays as it is. */
  KeptRecord and(Collection<ResourceRecordSet> former) {
    TreeMap<String, KeptTarget> all = new TreeMap<>();
    former.stream().map(KeptTarget::of).forEach(target -> all.put(target.type(), target));
    targets().forEach(target -> all.put(target.type(), target));
    return new KeptRecord(txt.toBuilder().resourceRecords(values(all.values())).build());
  }

  String set() {
    return txt.setIdentifier();
  }

  /** Whether all of it is what a flip leaves. */
  boolean isReadable() {
    return targets().size() == txt.resourceRecords().size();
  }

  List<String> types() {
    return targets().stream().map(KeptTarget::type).toList();
  }

  /** The record of a type as it was. */
  Optional<ResourceRecordSet> former(String record, String type) {
    return targets().stream()
        .filter(target -> target.type().equals(type))
        .map(target -> target.onto(txt.toBuilder().name(record).type(type)))
        .findFirst();
  }

  private List<KeptTarget> targets() {
    return txt.resourceRecords().stream()
        .flatMap(value -> KeptTarget.read(value.value()).stream())
        .toList();
  }

  private static List<ResourceRecord> values(Collection<KeptTarget> targets) {
    List<ResourceRecord> values = new ArrayList<>();
    targets.forEach(target -> values.add(ResourceRecord.builder().value(target.text()).build()));
    return values;
  }
}
