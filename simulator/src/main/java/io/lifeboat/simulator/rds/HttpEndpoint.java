package io.lifeboat.simulator.rds;

import java.util.Optional;

/**
 * What the RDS Data API finds behind an ARN. It talks to writer instances only, and not through
 * security groups. From its limitations in the Aurora user guide, read in 2026.
 */
public enum HttpEndpoint {
  /** There is no such cluster in the region. */
  UNKNOWN,
  /** The cluster does not take SQL over HTTP. */
  DISABLED,
  /** The cluster has no instance at all. */
  WITHOUT_INSTANCE,
  /** It has no writer instance, or it is not available now. */
  WITHOUT_WRITER,
  /** It takes SQL. */
  READY;

  static HttpEndpoint of(Cluster cluster, Optional<Global> global) {
    if (!cluster.hasHttpEndpoint) {
      return DISABLED;
    }
    if (cluster.isHeadless()) {
      return WITHOUT_INSTANCE;
    }
    boolean moves = global.filter(g -> g.isMoving() && !g.move.dataLossAllowed).isPresent();
    boolean writes = cluster.source == null && cluster.status.equals("available") && !moves;
    return writes ? READY : WITHOUT_WRITER;
  }
}
