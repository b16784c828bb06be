package io.lifeboat.simulator.rds;

import io.lifeboat.simulator.Estate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What RDS tells about its clusters by DescribeEvents. */
final class RdsEvents {
  private final Estate estate;
  private final List<Told> told = new ArrayList<>();

  record Told(Cluster cluster, Instant at, String category, String message) {}

  RdsEvents(Estate estate) {
    this.estate = estate;
  }

  void tell(Cluster cluster, String category, String message) {
    told.add(new Told(cluster, estate.now(), category, message));
  }

  List<Told> in(String region) {
    return told.stream().filter(t -> t.cluster().region.equals(region)).toList();
  }
}
