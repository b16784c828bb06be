package io.lifeboat.simulator.rds;

import io.lifeboat.simulator.Estate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.rds.model.SourceType;

/** What RDS tells about its clusters and instances by DescribeEvents. */
final class RdsEvents {
  private final Estate estate;
  private final List<Told> told = new ArrayList<>();

  record Told(
      String region,
      SourceType type,
      String id,
      String arn,
      Instant at,
      String category,
      String message) {}

  RdsEvents(Estate estate) {
    this.estate = estate;
  }

  void tell(Cluster of, String category, String message) {
    told.add(
        new Told(of.region, SourceType.DB_CLUSTER, of.id, of.arn, estate.now(), category, message));
  }

  void tell(Database of, String category, String message) {
    told.add(
        new Told(
            of.region, SourceType.DB_INSTANCE, of.id, of.arn(), estate.now(), category, message));
  }

  List<Told> in(String region) {
    return told.stream().filter(t -> t.region().equals(region)).toList();
  }
}
