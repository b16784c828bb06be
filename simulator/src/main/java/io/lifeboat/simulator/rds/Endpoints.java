package io.lifeboat.simulator.rds;

import java.util.Locale;
import java.util.Optional;

/** The names at which clusters take connections, and who can write there. */
final class Endpoints {
  private final AuroraEstate aurora;

  Endpoints(AuroraEstate aurora) {
    this.aurora = aurora;
  }

  static String writer(Cluster cluster) {
    return name("cluster", cluster);
  }

  static String reader(Cluster cluster) {
    return name("cluster-ro", cluster);
  }

  static String of(Global global) {
    return "%s.global-%s.global.rds.amazonaws.com".formatted(global.spec.id(), letters(global.arn));
  }

  private static String name(String kind, Cluster cluster) {
    // AWS uses the same letters for all clusters of an account in a region.
    String letters = letters(cluster.arn.replaceFirst(":cluster:.*$", ""));
    return "%s.%s-%s.%s.rds.amazonaws.com".formatted(cluster.id, kind, letters, cluster.region);
  }

  private static String letters(String of) {
    return Cluster.token(of).toLowerCase(Locale.ROOT).substring(0, 12);
  }

  Optional<String> whyNotWritable(String host, String fromRegion) {
    if (aurora.clusters.stream().anyMatch(c -> reader(c).equalsIgnoreCase(host))) {
      return Optional.of(host + " is an endpoint for readers");
    }
    Optional<Cluster> cluster = behind(host);
    return cluster.isEmpty()
        ? Optional.of(host + " does not resolve")
        : whyNotWritable(cluster.get(), fromRegion);
  }

  private Optional<Cluster> behind(String host) {
    Optional<Cluster> global =
        aurora.globals.stream()
            .filter(g -> of(g).equalsIgnoreCase(host))
            .map(g -> g.writer)
            .findFirst();
    return global.or(
        () -> aurora.clusters.stream().filter(c -> writer(c).equalsIgnoreCase(host)).findFirst());
  }

  Optional<String> whyNotWritable(Cluster cluster, String fromRegion) {
    if (!cluster.region.equals(fromRegion) && aurora.estate.faults().isGone(cluster.region)) {
      return Optional.of(
          "%s in %s does not answer to %s".formatted(cluster.id, cluster.region, fromRegion));
    }
    return aurora.whyNotWritable(cluster);
  }
}
