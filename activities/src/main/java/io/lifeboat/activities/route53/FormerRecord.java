package io.lifeboat.activities.route53;

import static java.util.function.Predicate.not;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.lifeboat.plan.json.LifeboatJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.route53.model.AliasTarget;
import software.amazon.awssdk.services.route53.model.GeoLocation;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * A record set as it stood before a step, kept whole in the step's facts.
 *
 * @param set its set identifier
 * @param ttl in seconds; empty for an alias
 */
record FormerRecord(
    String name,
    String type,
    String set,
    Optional<Long> weight,
    Optional<String> failover,
    Optional<String> region,
    Optional<Geo> geo,
    Optional<Boolean> multivalue,
    Optional<Long> ttl,
    List<String> values,
    Optional<Alias> alias,
    Optional<String> healthCheck) {

  private static final String FACT = "former-records";

  /** Where an alias record leads. */
  record Alias(String zone, String name, boolean evaluatesHealth) {
    static Alias of(AliasTarget target) {
      return new Alias(
          target.hostedZoneId(),
          target.dnsName(),
          Boolean.TRUE.equals(target.evaluateTargetHealth()));
    }

    AliasTarget target() {
      return AliasTarget.builder()
          .hostedZoneId(zone)
          .dnsName(name)
          .evaluateTargetHealth(evaluatesHealth)
          .build();
    }
  }

  /** Whose users a geolocation record is for. */
  record Geo(Optional<String> continent, Optional<String> country, Optional<String> subdivision) {
    static Geo of(GeoLocation location) {
      return new Geo(
          Optional.ofNullable(location.continentCode()),
          Optional.ofNullable(location.countryCode()),
          Optional.ofNullable(location.subdivisionCode()));
    }

    GeoLocation location() {
      return GeoLocation.builder()
          .continentCode(continent.orElse(null))
          .countryCode(country.orElse(null))
          .subdivisionCode(subdivision.orElse(null))
          .build();
    }
  }

  static FormerRecord of(ResourceRecordSet set) {
    return new FormerRecord(
        set.name(),
        set.typeAsString(),
        set.setIdentifier(),
        Optional.ofNullable(set.weight()),
        Optional.ofNullable(set.failoverAsString()),
        Optional.ofNullable(set.regionAsString()),
        Optional.ofNullable(set.geoLocation()).map(Geo::of),
        Optional.ofNullable(set.multiValueAnswer()),
        Optional.ofNullable(set.ttl()),
        set.resourceRecords().stream().map(ResourceRecord::value).toList(),
        Optional.ofNullable(set.aliasTarget()).map(Alias::of),
        Optional.ofNullable(set.healthCheckId()));
  }

  static String text(List<ResourceRecordSet> sets) {
    try {
      return LifeboatJson.mapper().writeValueAsString(sets.stream().map(FormerRecord::of).toList());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a record of texts and numbers is JSON", impossible);
    }
  }

  static List<FormerRecord> read(String text) {
    try {
      return LifeboatJson.mapper().readValue(text, new TypeReference<>() {});
    } catch (JsonProcessingException foreign) {
      throw new IllegalArgumentException("these are no kept records: " + text, foreign);
    }
  }

  /** What {@link #before} needs: the records that a move changes or takes out. */
  static Map<String, String> remember(Flippable now, Flippable wanted) {
    List<ResourceRecordSet> made = wanted.sets();
    List<ResourceRecordSet> former = now.sets().stream().filter(not(made::contains)).toList();
    return former.isEmpty() ? Map.of() : Map.of(FACT, text(former));
  }

  /** The records as they were before a move; empty when the facts do not tell. */
  static Optional<List<ResourceRecordSet>> before(
      List<ResourceRecordSet> now, String record, Map<String, String> facts) {
    return Optional.ofNullable(facts.get(FACT))
        .map(FormerRecord::read)
        .map(
            former -> {
              Set<String> touched =
                  former.stream().map(FormerRecord::set).collect(Collectors.toSet());
              Stream<ResourceRecordSet> others =
                  now.stream()
                      .filter(set -> former.stream().noneMatch(each -> each.isOf(set)))
                      .filter(
                          set ->
                              !Zone.isSame(set.name(), KeptRecord.name(record))
                                  || !touched.contains(set.setIdentifier()));
              return Stream.concat(others, former.stream().map(FormerRecord::whole)).toList();
            });
  }

  boolean isOf(ResourceRecordSet other) {
    return type.equals(other.typeAsString())
        && set.equals(other.setIdentifier())
        && Zone.isSame(name, other.name());
  }

  /** The record that stands now, routed as this one was; what else was changed in it stays. */
  ResourceRecordSet routed(ResourceRecordSet now) {
    return now.toBuilder().weight(weight.orElse(null)).failover(failover.orElse(null)).build();
  }

  /** The record as it was. */
  ResourceRecordSet whole() {
    ResourceRecordSet.Builder builder =
        ResourceRecordSet.builder()
            .name(name)
            .type(type)
            .setIdentifier(set)
            .weight(weight.orElse(null))
            .failover(failover.orElse(null))
            .region(region.orElse(null))
            .geoLocation(geo.map(Geo::location).orElse(null))
            .multiValueAnswer(multivalue.orElse(null))
            .ttl(ttl.orElse(null))
            .aliasTarget(alias.map(Alias::target).orElse(null))
            .healthCheckId(healthCheck.orElse(null));
    return values.isEmpty()
        ? builder.build()
        : builder
            .resourceRecords(
                values.stream()
                    .map(value -> ResourceRecord.builder().value(value).build())
                    .toList())
            .build();
  }
}
