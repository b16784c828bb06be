package io.lifeboat.simulator.rds;

import io.lifeboat.simulator.world.GlobalCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The state of one global cluster. Guarded by the estate's lock. */
final class Global {
  final GlobalCluster spec;
  final String arn;
  final List<Cluster> members = new ArrayList<>();
  Cluster writer;
  String status = "available";
  Move move;

  /** A failover or switchover that is under way. */
  static final class Move {
    final Cluster from;
    final Cluster to;
    final boolean dataLossAllowed;
    String status = "pending";

    Move(Cluster from, Cluster to, boolean dataLossAllowed) {
      this.from = from;
      this.to = to;
      this.dataLossAllowed = dataLossAllowed;
    }
  }

  Global(String account, GlobalCluster spec, List<Cluster> clusters) {
    this.spec = spec;
    this.arn = "arn:aws:rds::%s:global-cluster:%s".formatted(account, spec.id());
    this.members.addAll(clusters);
    this.writer = clusters.get(0);
    clusters.stream().skip(1).forEach(secondary -> secondary.source = writer.arn);
  }

  Optional<Cluster> member(String arnOrId) {
    return members.stream().filter(c -> c.arn.equals(arnOrId)).findFirst();
  }

  boolean isMoving() {
    return move != null;
  }
}
