package io.lifeboat.simulator.rds;

import java.time.Instant;

/** A snapshot that Aurora took of a cluster. */
record Snapshot(String id, Cluster cluster, Instant at) {
  String arn(String account) {
    return "arn:aws:rds:%s:%s:cluster-snapshot:%s".formatted(cluster.region, account, id);
  }
}
