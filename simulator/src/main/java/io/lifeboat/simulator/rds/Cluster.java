package io.lifeboat.simulator.rds;

import io.lifeboat.simulator.world.GlobalCluster;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;

/** The state of one regional cluster. Guarded by the estate's lock. */
final class Cluster {
  final String id;
  final String region;
  final String arn;
  final String resourceId;
  final String engine;
  final String version;
  final Instant created;
  final List<String> instances;
  List<String> securityGroups;
  Instant securityGroupsSince;
  String status = "available";

  /** The ARN of the cluster that this one replicates from; null for a writer. */
  String source;

  /** Whether another was promoted while this one's region was gone, and it is not rebuilt yet. */
  boolean isOldPrimary;

  /** How often its region came back while it was an old primary. */
  int returns;

  Cluster(String account, String engine, String version, GlobalCluster.Cluster from, Instant now) {
    this.id = from.id();
    this.region = from.region();
    this.arn = "arn:aws:rds:%s:%s:cluster:%s".formatted(region, account, id);
    this.resourceId = "cluster-" + token(arn);
    this.engine = engine;
    this.version = from.version() == null ? version : from.version();
    this.created = now;
    this.instances =
        IntStream.rangeClosed(1, from.instances()).mapToObj(n -> id + "-" + n).toList();
    this.securityGroups = from.securityGroups();
    this.securityGroupsSince = Instant.EPOCH;
  }

  /** The same letters for the same text, as AWS's resource ids look. */
  static String token(String of) {
    return UUID.nameUUIDFromBytes(of.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .toString()
        .replace("-", "")
        .toUpperCase(Locale.ROOT)
        .substring(0, 26);
  }

  boolean isHeadless() {
    return instances.isEmpty();
  }
}
