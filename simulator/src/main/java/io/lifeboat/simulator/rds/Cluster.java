package io.lifeboat.simulator.rds;

import io.lifeboat.simulator.world.GlobalCluster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The state of one regional cluster. Guarded by the estate's lock. */
final class Cluster {
  final String id;
  final String region;
  final String arn;
  final String resourceId;
  final Shape shape;
  final String version;
  final Instant created;
  final List<Instance> instances = new ArrayList<>();
  List<String> securityGroups;
  Instant securityGroupsSince = Instant.EPOCH;
  String status = "available";
  boolean isProtected;

  /** Whether the RDS Data API is switched on. */
  boolean hasHttpEndpoint = true;

  /** The ARN of the cluster that this one replicates from; null for a writer. */
  String source;

  /** Whether another was promoted while this one's region was gone, and it is not rebuilt yet. */
  boolean isOldPrimary;

  /** How often its region came back while it was an old primary. */
  int returns;

  Cluster(
      String account,
      String region,
      String id,
      Shape shape,
      List<String> securityGroups,
      Instant now) {
    this.id = id;
    this.region = region;
    this.arn = "arn:aws:rds:%s:%s:cluster:%s".formatted(region, account, id);
    this.resourceId = "cluster-" + token(arn + now);
    this.shape = shape;
    this.version = shape.version();
    this.created = now;
    this.securityGroups = securityGroups;
  }

  static Cluster of(String account, GlobalCluster global, GlobalCluster.Cluster from, Instant now) {
    Cluster cluster =
        new Cluster(
            account, from.region(), from.id(), Shape.of(global, from), from.securityGroups(), now);
    for (int n = 1; n <= from.instances(); n++) {
      cluster.instances.add(
          new Instance(
              cluster, from.id() + "-" + n, from.instanceClass(), cluster.zone(n - 1), n - 1, now));
    }
    return cluster;
  }

  /** The same letters for the same text, as AWS's resource ids look. */
  static String token(String of) {
    return UUID.nameUUIDFromBytes(of.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .toString()
        .replace("-", "")
        .toUpperCase(Locale.ROOT)
        .substring(0, 26);
  }

  String zone(int number) {
    return region + "abc".charAt(number % 3);
  }

  boolean isAvailable() {
    return status.equals("available");
  }

  boolean isHeadless() {
    return instances.stream().noneMatch(Instance::isAvailable);
  }
}
