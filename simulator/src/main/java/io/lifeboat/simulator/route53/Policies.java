package io.lifeboat.simulator.route53;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.route53.model.GeoLocation;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** Which of the record sets of a name and type answer, by routing policy and health. */
final class Policies {
  private static final int MOST_VALUES = 8;

  /** The countries of the regions, for geolocation; a region that is not here is nowhere. */
  private static final Map<String, String> COUNTRIES =
      Map.ofEntries(
          Map.entry("eu-central-1", "DE"),
          Map.entry("eu-west-1", "IE"),
          Map.entry("eu-west-2", "GB"),
          Map.entry("eu-west-3", "FR"),
          Map.entry("eu-north-1", "SE"),
          Map.entry("eu-south-1", "IT"),
          Map.entry("us-east-1", "US"),
          Map.entry("us-east-2", "US"),
          Map.entry("us-west-1", "US"),
          Map.entry("us-west-2", "US"),
          Map.entry("ca-central-1", "CA"),
          Map.entry("sa-east-1", "BR"),
          Map.entry("ap-southeast-1", "SG"),
          Map.entry("ap-southeast-2", "AU"),
          Map.entry("ap-northeast-1", "JP"),
          Map.entry("ap-south-1", "IN"));

  /** The continents of the regions by the beginning of their names, as far as that tells. */
  private static final Map<String, String> CONTINENTS =
      Map.of("eu", "EU", "us", "NA", "ca", "NA", "sa", "SA", "ap", "AS", "af", "AF");

  private final DnsEstate dns;

  Policies(DnsEstate dns) {
    this.dns = dns;
  }

  List<ResourceRecordSet> choose(List<ResourceRecordSet> sets, Optional<String> clientRegion) {
    switch (RecordRules.policy(sets.get(0))) {
      case "failover":
        return List.of(failover(sets));
      case "weighted":
        return List.of(weighted(healthyOrAll(weightedOnly(sets))));
      case "latency":
        return List.of(nearest(healthyOrAll(sets), clientRegion));
      case "geolocation":
        return geolocation(sets, clientRegion);
      case "multivalue":
        return healthyOrAll(sets).stream().limit(MOST_VALUES).toList();
      default:
        return sets;
    }
  }

  private boolean isHealthy(ResourceRecordSet set) {
    return Optional.ofNullable(set.healthCheckId())
        .flatMap(dns::check)
        .map(CheckState::isHealthy)
        .orElse(true);
  }

  /** When nothing is healthy Route 53 answers as if everything were. */
  private List<ResourceRecordSet> healthyOrAll(List<ResourceRecordSet> sets) {
    List<ResourceRecordSet> healthy = sets.stream().filter(this::isHealthy).toList();
    return healthy.isEmpty() ? sets : healthy;
  }

  /** When neither is healthy the primary answers. */
  private ResourceRecordSet failover(List<ResourceRecordSet> sets) {
    Optional<ResourceRecordSet> primary = role(sets, "PRIMARY");
    Optional<ResourceRecordSet> secondary = role(sets, "SECONDARY");
    Optional<ResourceRecordSet> healthy =
        primary.filter(this::isHealthy).or(() -> secondary.filter(this::isHealthy));
    return healthy.or(() -> primary).orElseGet(secondary::orElseThrow);
  }

  private static Optional<ResourceRecordSet> role(List<ResourceRecordSet> sets, String role) {
    return sets.stream().filter(s -> role.equals(s.failoverAsString())).findFirst();
  }

  /** Weight 0 answers only when every weight is 0 or nothing else is healthy. */
  private List<ResourceRecordSet> weightedOnly(List<ResourceRecordSet> sets) {
    Predicate<ResourceRecordSet> weighs = s -> s.weight() > 0;
    return sets.stream().anyMatch(weighs.and(this::isHealthy))
        ? sets.stream().filter(weighs).toList()
        : sets;
  }

  private ResourceRecordSet weighted(List<ResourceRecordSet> sets) {
    long total = sets.stream().mapToLong(ResourceRecordSet::weight).sum();
    if (total == 0) {
      return sets.get((int) dns.estate.pick("weight", sets.size()));
    }
    long mark = dns.estate.pick("weight", total);
    for (ResourceRecordSet set : sets) {
      mark -= set.weight();
      if (mark < 0) {
        return set;
      }
    }
    throw new IllegalStateException("weights of " + sets);
  }

  /** The client's own region, else one of its continent, else across the Atlantic, else by name. */
  private static ResourceRecordSet nearest(
      List<ResourceRecordSet> sets, Optional<String> clientRegion) {
    String client = clientRegion.orElse("");
    return sets.stream()
        .min(
            Comparator.comparing((ResourceRecordSet s) -> distance(client, s.regionAsString()))
                .thenComparing(ResourceRecordSet::regionAsString))
        .orElseThrow();
  }

  private static int distance(String client, String region) {
    if (client.equals(region)) {
      return 0;
    }
    if (client.length() > 3 && region.startsWith(client.substring(0, 3))) {
      return 1;
    }
    return isAtlantic(client) && isAtlantic(region) ? 2 : 3;
  }

  private static boolean isAtlantic(String region) {
    return region.startsWith("eu-") || region.startsWith("us-");
  }

  /**
   * Country, then continent, then everybody else; without the last there may be no answer. Where
   * none that fits is healthy, the closest answers all the same.
   */
  private List<ResourceRecordSet> geolocation(
      List<ResourceRecordSet> sets, Optional<String> clientRegion) {
    String country = clientRegion.map(COUNTRIES::get).orElse("");
    String continent = clientRegion.map(r -> CONTINENTS.get(r.substring(0, 2))).orElse("");
    List<Predicate<GeoLocation>> order =
        List.of(
            g -> country.equals(g.countryCode()),
            g -> continent.equals(g.continentCode()),
            g -> "*".equals(g.countryCode()));
    List<ResourceRecordSet> fitting =
        order.stream()
            .flatMap(fits -> sets.stream().filter(s -> fits.test(s.geoLocation())))
            .toList();
    return healthyOrAll(fitting).stream().limit(1).toList();
  }
}
