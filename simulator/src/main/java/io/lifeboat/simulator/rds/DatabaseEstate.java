package io.lifeboat.simulator.rds;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.Spread;
import io.lifeboat.simulator.Where;
import io.lifeboat.simulator.world.RdsInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** All DB instances of the account outside clusters. Guarded by the estate's lock. */
public final class DatabaseEstate {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);
  private static final List<String> CONNECTABLE = List.of("available", "backing-up", "modifying");

  final Estate estate;
  final Tags tags;
  final RdsEvents events;
  final List<Database> all = new ArrayList<>();
  final List<DatabaseSnapshot> snapshots = new ArrayList<>();
  private final List<DatabaseVolumes> volumes = new ArrayList<>();
  final ReplicaLog replicas = new ReplicaLog(this);

  DatabaseEstate(Estate estate, Tags tags, RdsEvents events) {
    this.estate = estate;
    this.tags = tags;
    this.events = events;
    for (RdsInstance spec : estate.world().rds()) {
      all.add(Database.of(estate.world().account(), spec, estate.now()));
    }
    all.forEach(replicas::start);
    new DatabaseBackups(this).start();
    estate.faults().listen((region, loss) -> replicas.refreshAll());
    estate.faults().listenToLag(this::lag);
    estate.faults().listenToIllness(this::illness);
  }

  /** Tells from now on what happens to the storage of instances and snapshots. */
  public void keep(DatabaseVolumes storage) {
    volumes.add(storage);
  }

  void tell(Consumer<DatabaseVolumes> what) {
    volumes.forEach(what);
  }

  /** The resource id of the instance of this identifier; empty when there is none. */
  public Optional<String> resourceId(String region, String id) {
    return estate.look(() -> find(region, id).map(Database::resourceId));
  }

  /** The ARNs of the snapshots of an instance in its own region. */
  public List<String> snapshotsOf(String region, String id) {
    return estate.look(
        () ->
            snapshots.stream()
                .filter(s -> s.region.equals(region) && s.database.equals(id))
                .map(s -> s.arn)
                .toList());
  }

  /** Whether whoever asks at an instance's endpoint is let in. */
  public boolean takesConnections(String region, String id) {
    return estate.look(
        () ->
            find(region, id)
                .filter(d -> CONNECTABLE.contains(d.status) && d.illness == null)
                .isPresent());
  }

  /** How far behind read replicas are and were. */
  public ReplicaLog replicas() {
    return replicas;
  }

  Optional<Database> find(String region, String idOrArn) {
    return all.stream()
        .filter(d -> d.region.equals(region))
        .filter(d -> d.id.equalsIgnoreCase(idOrArn) || d.arn().equals(idOrArn))
        .findFirst();
  }

  Optional<Database> byArn(String arn) {
    return all.stream().filter(d -> d.arn().equals(arn)).findFirst();
  }

  List<Database> replicasOf(Database source) {
    return all.stream().filter(d -> source.arn().equals(d.source)).toList();
  }

  /** How far a replica is behind now; empty when nothing reaches it. */
  Optional<Duration> lag(Database replica) {
    Optional<Database> source = Optional.ofNullable(replica.source).flatMap(this::byArn);
    if (source.isEmpty() || replica.isOrphan || !isRunning(source.get()) || !isRunning(replica)) {
      return Optional.empty();
    }
    return Optional.of(isOpen(source.get()) ? replica.lag : Duration.ZERO);
  }

  private boolean isRunning(Database database) {
    return database.illness == null && !estate.faults().isGone(database.region);
  }

  boolean isOpen(Database database) {
    return estate.world().securityGroups().stream()
        .filter(g -> g.region().equals(database.region))
        .anyMatch(g -> g.letsIn() && database.securityGroups.contains(g.id()));
  }

  /**
   * Why the applications of a region cannot write to an instance: to that of their own region, or
   * when none of those named is there, to any.
   *
   * @param ids of which the first that is there counts
   * @return empty when they can
   */
  public Optional<String> whyNotWritable(List<String> ids, String fromRegion) {
    List<Database> named =
        all.stream().filter(d -> ids.contains(d.id) && d.region.equals(fromRegion)).toList();
    if (named.isEmpty()) {
      named = all.stream().filter(d -> ids.contains(d.id)).toList();
    }
    Optional<String> why = Optional.of("there is no database " + String.join(", ", ids));
    for (Database database : named) {
      why = whyNotWritable(database, fromRegion);
      if (why.isEmpty()) {
        return why;
      }
    }
    return why;
  }

  /** Why the applications of a region cannot write at an endpoint; empty when they can. */
  public Optional<String> whyNotWritableAt(String endpoint, String fromRegion) {
    return all.stream()
        .filter(d -> d.endpoint().equals(endpoint))
        .findFirst()
        .map(d -> whyNotWritable(d, fromRegion))
        .orElseGet(() -> Optional.of(endpoint + " does not resolve"));
  }

  /** Whether an application of a region writes to another region's instance. */
  public boolean isElsewhere(List<String> ids, String fromRegion) {
    return all.stream().noneMatch(d -> ids.contains(d.id) && d.region.equals(fromRegion));
  }

  private Optional<String> whyNotWritable(Database database, String fromRegion) {
    String what = database.id + " in " + database.region;
    if (!database.region.equals(fromRegion) && estate.faults().isGone(database.region)) {
      return Optional.of(what + " does not answer to " + fromRegion);
    }
    if (database.isReplica()) {
      return Optional.of(what + " is a read replica");
    }
    if (!CONNECTABLE.contains(database.status)) {
      return Optional.of(what + " is " + database.status);
    }
    if (database.illness != null) {
      return Optional.of(what + " takes no connections");
    }
    return isOpen(database) ? Optional.empty() : Optional.of(what + " lets nobody in");
  }

  private void lag(String id, Duration lag) {
    for (Database replica : all) {
      if (replica.id.equals(id) && replica.isReplica()) {
        replica.lag = lag;
        replicas.refresh(replica);
      }
    }
  }

  private void illness(String id, Optional<Illness> illness) {
    for (Database database : all) {
      if (database.id.equals(id)) {
        if (illness.equals(Optional.of(Illness.BEYOND_REPAIR))) {
          database.status = "failed";
          events.tell(
              database,
              "failure",
              "The DB instance has failed due to an underlying storage issue. Begin a"
                  + " point-in-time restore");
        } else if (database.status.equals("failed")) {
          database.status = "available";
        }
        database.illness = illness.orElse(null);
        replicas.refreshAll();
      }
    }
  }

  /** Does {@code then} after a diced time, or later, once the region is there. */
  void later(Database database, String what, Spread takes, Runnable then) {
    Duration time = estate.roll(what + " " + database.like.id(), takes);
    estate.after(time, () -> whenThere(database, then));
  }

  private void whenThere(Database database, Runnable then) {
    boolean lacksSource =
        database.status.equals("creating")
            && Optional.ofNullable(database.source)
                .flatMap(this::byArn)
                .filter(source -> !isRunning(source))
                .isPresent();
    if (lacksSource || estate.faults().isGone(database.region)) {
      estate.after(LOOK_AGAIN, () -> whenThere(database, then));
    } else if (!database.status.equals("failed") && all.contains(database)) {
      then.run();
      replicas.refreshAll();
    }
  }

  void happened(Database database, String what, String sentence) {
    estate.happened(new Where(database.region, "rds", what, database.id), sentence);
  }

  /** When a snapshot that was made now is too old. */
  Instant expiryOf(DatabaseSnapshot snapshot, int days) {
    return snapshot.made.plus(estate.clock().real(Duration.ofDays(days))).plusSeconds(1);
  }
}
