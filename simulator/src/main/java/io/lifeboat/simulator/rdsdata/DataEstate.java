package io.lifeboat.simulator.rdsdata;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.Where;
import io.lifeboat.simulator.rds.AuroraEstate;
import io.lifeboat.simulator.rds.Volumes;
import io.lifeboat.simulator.world.GlobalCluster;
import io.lifeboat.simulator.world.GlobalCluster.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What all Aurora clusters and snapshots hold. Guarded by the estate's lock. */
public final class DataEstate implements Volumes {
  private final Estate estate;
  private final Map<String, Volume> volumes = new HashMap<>();

  /** Holds what the world says, and follows what becomes of its clusters. */
  public DataEstate(Estate estate, AuroraEstate aurora) {
    this.estate = estate;
    aurora.listen(this);
    aurora
        .replication()
        .listen((arn, lag) -> volume(arn).ifPresent(v -> v.linked(lag, estate.now())));
  }

  Estate estate() {
    return estate;
  }

  Optional<Volume> volume(String arn) {
    return Optional.ofNullable(volumes.get(arn));
  }

  /** The application in a cluster's region commits a made-up row there. */
  public void insert(String cluster, String table, long number) {
    volume(cluster).orElseThrow().commit(new Change.Row(estate.now(), table, number));
  }

  @Override
  public void created(String cluster) {
    Optional<Database> database = database(cluster);
    volumes.put(cluster, new Volume(database, database.map(this::seeded).orElseGet(Timeline::new)));
  }

  /** The database of the world that a cluster was made with. */
  private Optional<Database> database(String arn) {
    return estate.world().aurora().stream()
        .filter(global -> global.database() != null)
        .filter(global -> global.clusters().stream().anyMatch(c -> arn.equals(arn(c))))
        .map(GlobalCluster::database)
        .findFirst();
  }

  private String arn(GlobalCluster.Cluster cluster) {
    return "arn:aws:rds:%s:%s:cluster:%s"
        .formatted(cluster.region(), estate.world().account(), cluster.id());
  }

  private Timeline seeded(Database database) {
    Timeline timeline = new Timeline();
    Instant now = estate.now();
    for (String table : database.tables()) {
      timeline.append(new Change.Run(now, Sentence.read(table), List.of(List.of())));
    }
    database.rows().forEach((table, count) -> seed(timeline, table, count, now));
    return timeline;
  }

  /** One a minute up to now. */
  private static void seed(Timeline timeline, String table, int count, Instant now) {
    for (int number = 1; number <= count; number++) {
      Instant at = now.minus(Duration.ofMinutes(count - number));
      timeline.append(new Change.Row(at, table, number));
    }
  }

  @Override
  public void follows(String cluster, String source) {
    volumes
        .computeIfAbsent(cluster, c -> new Volume(Optional.empty(), new Timeline()))
        .follow(held(source));
  }

  @Override
  public void promoted(String cluster, boolean dataLossAllowed) {
    Volume volume = volumes.get(cluster);
    if (dataLossAllowed) {
      tellOfLoss(cluster, volume.standAlone(estate.now()));
    } else {
      volume.takeOver();
    }
  }

  private void tellOfLoss(String cluster, List<Change> lost) {
    if (!lost.isEmpty()) {
      String[] parts = cluster.split(":");
      estate.happened(
          new Where(parts[3], "rds", "data lost", parts[6]),
          "%d committed statements had not reached %s and are not there, the newest of %s"
              .formatted(lost.size(), parts[6], lost.get(lost.size() - 1).at()));
    }
  }

  @Override
  public void detached(String cluster) {
    volumes.get(cluster).standAlone(estate.now());
  }

  @Override
  public void cloned(String source, String clone) {
    copy(source, clone);
  }

  @Override
  public void kept(String cluster, String snapshot) {
    copy(cluster, snapshot);
  }

  @Override
  public void copied(String snapshot, String copy) {
    copy(snapshot, copy);
  }

  @Override
  public void restored(String snapshot, String cluster) {
    copy(snapshot, cluster);
  }

  private void copy(String from, String to) {
    volumes.put(to, held(from).copy(estate.now()));
  }

  /** What a cluster or snapshot holds; nothing is known of one that was gone before. */
  private Volume held(String arn) {
    return volumes.getOrDefault(arn, new Volume(Optional.empty(), new Timeline()));
  }

  @Override
  public void deleted(String clusterOrSnapshot) {
    Optional.ofNullable(volumes.remove(clusterOrSnapshot)).ifPresent(Volume::forget);
  }
}
