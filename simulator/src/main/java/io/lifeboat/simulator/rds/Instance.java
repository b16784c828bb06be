package io.lifeboat.simulator.rds;

import java.time.Instant;

/** The state of one instance of a cluster. Guarded by the estate's lock. */
final class Instance {
  final String id;
  final String arn;
  final String instanceClass;
  final String zone;
  final int promotionTier;
  final Instant created;
  String status = "available";

  Instance(Cluster of, String id, String instanceClass, String zone, int tier, Instant now) {
    this.id = id;
    this.arn = of.arn.replaceFirst(":cluster:.*$", ":db:" + id);
    this.instanceClass = instanceClass;
    this.zone = zone;
    this.promotionTier = tier;
    this.created = now;
  }

  boolean isAvailable() {
    return status.equals("available");
  }

  boolean isDeleting() {
    return status.equals("deleting");
  }
}
