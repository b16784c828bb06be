package io.lifeboat.simulator.rds;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The snapshot that Aurora takes of each cluster once a day, and keeps for its retention. */
final class DailySnapshots {
  static final int RETENTION_DAYS = 7;
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration BEFORE_THE_START = Duration.ofHours(2);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm").withZone(ZoneOffset.UTC);

  private final AuroraEstate aurora;

  DailySnapshots(AuroraEstate aurora) {
    this.aurora = aurora;
  }

  void start() {
    Instant last = aurora.estate.now().minus(BEFORE_THE_START);
    aurora.clusters.forEach(c -> take(c, last));
    aurora.estate.after(DAY.minus(BEFORE_THE_START), this::round);
  }

  private void round() {
    for (Cluster cluster : aurora.clusters) {
      if (cluster.isAvailable() && !aurora.estate.faults().isGone(cluster.region)) {
        take(cluster, aurora.estate.now());
      }
    }
    Instant expired =
        aurora
            .estate
            .now()
            .minus(aurora.estate.clock().real(Duration.ofDays(RETENTION_DAYS)).plusSeconds(1));
    List.copyOf(aurora.snapshots).stream()
        .filter(s -> !s.isManual && s.at.isBefore(expired))
        .forEach(aurora::forget);
    aurora.estate.after(DAY, this::round);
  }

  private void take(Cluster cluster, Instant at) {
    String id = "rds:" + cluster.id + "-" + STAMP.format(at);
    if (aurora.snapshots.stream().noneMatch(s -> s.id.equals(id))) {
      Snapshot taken = Snapshot.automatic(id, cluster, at);
      aurora.snapshots.add(taken);
      aurora.tell(v -> v.kept(cluster.arn, taken.arn));
    }
  }
}
