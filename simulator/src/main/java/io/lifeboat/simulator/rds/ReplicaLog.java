package io.lifeboat.simulator.rds;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How far read replicas are and were behind; what the metric ReplicaLag comes from. */
public final class ReplicaLog {
  /** What the metric says while nothing is replicated. */
  public static final double NOT_REPLICATING = -1;

  private final DatabaseEstate databases;
  private final List<Stretch> stretches = new ArrayList<>();

  /**
   * @param lag null while nothing was replicated
   * @param to null while it goes on
   */
  private record Stretch(Database replica, Duration lag, Instant from, Instant to) {
    boolean covers(Instant start, Instant end) {
      return !from.isAfter(start) && (to == null || !to.isBefore(end));
    }
  }

  ReplicaLog(DatabaseEstate databases) {
    this.databases = databases;
  }

  /** The instances of a region that are or were replicas. */
  public List<String> replicas(String region) {
    return stretches.stream()
        .filter(s -> s.replica().region.equals(region))
        .map(s -> s.replica().id)
        .distinct()
        .toList();
  }

  /** How many seconds a replica was behind through a whole period; empty when it was no replica. */
  public Optional<Double> seconds(String region, String id, Instant start, Instant end) {
    return stretches.stream()
        .filter(s -> s.replica().region.equals(region) && s.replica().id.equals(id))
        .filter(s -> s.covers(start, end))
        .findFirst()
        .map(s -> s.lag() == null ? NOT_REPLICATING : s.lag().toMillis() / 1000.0);
  }

  void start(Database replica) {
    begin(replica, databases.estate.now().minus(Duration.ofHours(1)));
  }

  /** Ends what no longer holds and begins what holds now. */
  void refresh(Database replica) {
    begin(replica, databases.estate.now());
  }

  void refreshAll() {
    databases.all.forEach(this::refresh);
  }

  private void begin(Database replica, Instant since) {
    stretches.replaceAll(
        s ->
            s.replica() == replica && s.to() == null
                ? new Stretch(replica, s.lag(), s.from(), databases.estate.now())
                : s);
    if (replica.isReplica() && !replica.status.equals("creating")) {
      stretches.add(new Stretch(replica, databases.lag(replica).orElse(null), since, null));
    }
  }
}
