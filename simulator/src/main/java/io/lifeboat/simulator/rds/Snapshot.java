package io.lifeboat.simulator.rds;

import java.time.Instant;

/** A snapshot of a cluster. It outlives its cluster when it was made by hand. */
final class Snapshot {
  final String id;
  final String arn;
  final String region;
  final String cluster;
  final Shape shape;
  final boolean isManual;
  final Instant at;
  String status = "available";

  private Snapshot(
      String id,
      String arn,
      String region,
      String cluster,
      Shape shape,
      boolean isManual,
      Instant at) {
    this.id = id;
    this.arn = arn;
    this.region = region;
    this.cluster = cluster;
    this.shape = shape;
    this.isManual = isManual;
    this.at = at;
  }

  static Snapshot automatic(String id, Cluster of, Instant at) {
    return new Snapshot(id, arn(of.arn, id), of.region, of.id, of.shape, false, at);
  }

  static Snapshot manual(String id, Cluster of, Instant at) {
    return new Snapshot(id, arn(of.arn, id), of.region, of.id, of.shape, true, at);
  }

  static Snapshot copy(String id, Snapshot of, Instant at) {
    return new Snapshot(id, arn(of.arn, id), of.region, of.cluster, of.shape, true, at);
  }

  private static String arn(String beside, String id) {
    return beside.replaceFirst(":cluster(-snapshot)?:.*$", ":cluster-snapshot:" + id);
  }

  boolean isAvailable() {
    return status.equals("available");
  }
}
