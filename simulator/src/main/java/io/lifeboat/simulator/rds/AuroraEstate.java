package io.lifeboat.simulator.rds;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.Where;
import io.lifeboat.simulator.world.GlobalCluster;
import io.lifeboat.simulator.world.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** All Aurora clusters of the account, in all regions. Guarded by the estate's lock. */
public final class AuroraEstate {
  final Estate estate;
  final List<Cluster> clusters = new ArrayList<>();
  final List<Global> globals = new ArrayList<>();
  final List<Snapshot> snapshots = new ArrayList<>();
  final RdsEvents events;
  final ReplicationLog replication;
  final RoleChange roles;
  final Tags tags = new Tags();
  final List<Volumes> volumes = new ArrayList<>();
  final Births births;
  final DatabaseEstate databases;
  private final OldPrimaries oldPrimaries;
  private final Loads loads;

  /** Builds what the world says. */
  public AuroraEstate(Estate estate) {
    this.estate = estate;
    this.events = new RdsEvents(estate);
    this.replication = new ReplicationLog(estate);
    this.oldPrimaries = new OldPrimaries(this);
    this.roles = new RoleChange(this, oldPrimaries);
    this.births = new Births(this);
    this.databases = new DatabaseEstate(estate, tags, events);
    this.loads = new Loads(this, estate);
    World world = estate.world();
    world.aurora().forEach(spec -> build(world.account(), spec));
    new DailySnapshots(this).start();
    estate.faults().listen((region, loss) -> regionChanged(region, loss.isEmpty()));
    estate
        .faults()
        .listenToLag((id, lag) -> global(id).ifPresent(global -> replication.lag(global, lag)));
  }

  private void build(String account, GlobalCluster spec) {
    List<Cluster> members =
        spec.clusters().stream().map(c -> Cluster.of(account, spec, c, estate.now())).toList();
    boolean takesSql = spec.database() != null && spec.database().httpEndpoint();
    members.forEach(c -> c.hasHttpEndpoint = takesSql);
    Global global = new Global(account, spec, members);
    clusters.addAll(members);
    globals.add(global);
    replication.start(global);
  }

  private void regionChanged(String region, boolean isBack) {
    globals.forEach(replication::refresh);
    if (isBack) {
      clusters.stream()
          .filter(c -> c.region.equals(region) && c.isOldPrimary)
          .forEach(oldPrimaries::returned);
    }
  }

  /**
   * Says in which regions applications run that would write to an old primary there.
   *
   * @param anythingRuns whether any application runs in a region
   */
  public void writers(Predicate<String> anythingRuns) {
    oldPrimaries.writers(anythingRuns);
  }

  /**
   * Tells {@code listener} of all that happens to volumes from now on, and first of the clusters
   * and snapshots that are there.
   */
  public void listen(Volumes listener) {
    for (Cluster cluster : clusters) {
      if (cluster.source == null) {
        listener.created(cluster.arn);
      }
    }
    clusters.stream().filter(c -> c.source != null).forEach(c -> listener.follows(c.arn, c.source));
    snapshots.forEach(
        s -> cluster(s.region, s.cluster).ifPresent(c -> listener.kept(c.arn, s.arn)));
    volumes.add(listener);
  }

  void forget(Snapshot snapshot) {
    snapshots.remove(snapshot);
    tags.forget(snapshot.arn);
    tell(v -> v.deleted(snapshot.arn));
  }

  void tell(Consumer<Volumes> event) {
    volumes.forEach(event);
  }

  /** The instances outside clusters, which RDS keeps beside them. */
  public DatabaseEstate databases() {
    return databases;
  }

  /** How busy its instances are. */
  public Loads loads() {
    return loads;
  }

  /** How far behind secondaries are and were. */
  public ReplicationLog replication() {
    return replication;
  }

  /**
   * Why the applications of a region cannot write to a global cluster there.
   *
   * @return empty when they can
   */
  public Optional<String> whyNotWritable(String globalCluster, String region) {
    Optional<Global> global = global(globalCluster);
    Optional<Cluster> here =
        global.flatMap(
            g ->
                clusters.stream()
                    .filter(c -> isOf(g, c, region))
                    .max(Comparator.comparing(g.members::contains)));
    if (here.isEmpty()) {
      return Optional.of(globalCluster + " has no cluster in " + region);
    }
    return whyNotWritable(global.orElseThrow(), here.get());
  }

  /**
   * Why the applications of a region cannot write at the global writer endpoint of a global
   * cluster.
   *
   * @return empty when they can
   */
  public Optional<String> whyWriterIsOutOfReach(String globalCluster, String fromRegion) {
    return global(globalCluster)
        .map(g -> new Endpoints(this).whyNotWritable(g.writer, fromRegion))
        .orElseGet(() -> Optional.of("there is no global cluster " + globalCluster));
  }

  /** The region in which the writer of a global cluster is. */
  public Optional<String> writerRegion(String globalCluster) {
    return global(globalCluster).map(g -> g.writer.region);
  }

  /** The ARN of the writer of a global cluster. */
  public Optional<String> writerArn(String globalCluster) {
    return global(globalCluster).map(g -> g.writer.arn);
  }

  /** The ARN of the cluster that a global cluster has (or had, before one left it) in a region. */
  public Optional<String> arnIn(String globalCluster, String region) {
    return global(globalCluster)
        .flatMap(g -> clusters.stream().filter(c -> isOf(g, c, region)).findFirst())
        .map(c -> c.arn);
  }

  /** What the RDS Data API of a region finds behind an ARN. */
  public HttpEndpoint httpEndpoint(String region, String arn) {
    return clusters.stream()
        .filter(c -> c.region.equals(region) && c.arn.equals(arn))
        .findFirst()
        .map(c -> HttpEndpoint.of(c, globalOf(c)))
        .orElse(HttpEndpoint.UNKNOWN);
  }

  private static boolean isOf(Global global, Cluster cluster, String region) {
    return cluster.region.equals(region)
        && (global.members.contains(cluster)
            || global.spec.clusters().stream().anyMatch(c -> c.id().equals(cluster.id)));
  }

  private Optional<String> whyNotWritable(Global global, Cluster cluster) {
    if (cluster.source != null) {
      return Optional.of(cluster.id + " is a read-only secondary");
    }
    if (global.isMoving() && !global.move.dataLossAllowed) {
      return Optional.of(cluster.id + " is switching over");
    }
    return whyShut(cluster);
  }

  private Optional<String> whyShut(Cluster cluster) {
    if (!cluster.status.equals("available")) {
      return Optional.of(cluster.id + " is " + cluster.status);
    }
    if (cluster.isHeadless()) {
      return Optional.of(cluster.id + " has no instance that runs");
    }
    return isOpen(cluster) ? Optional.empty() : Optional.of(cluster.id + " lets nobody in");
  }

  /**
   * Why a client in a region cannot write at an endpoint: a cluster's or a global cluster's.
   *
   * @param endpointHost as the describe calls show it
   * @return empty when it can
   */
  public Optional<String> whyNotWritableAt(String endpointHost, String fromRegion) {
    return estate.look(() -> new Endpoints(this).whyNotWritable(endpointHost, fromRegion));
  }

  Optional<String> whyNotWritable(Cluster cluster) {
    Optional<Global> global = globalOf(cluster);
    return global.isPresent() ? whyNotWritable(global.get(), cluster) : whyShut(cluster);
  }

  boolean isOpen(Cluster cluster) {
    return estate.world().securityGroups().stream()
        .filter(g -> g.region().equals(cluster.region))
        .anyMatch(g -> g.letsIn() && cluster.securityGroups.contains(g.id()));
  }

  Optional<Global> global(String id) {
    return globals.stream().filter(g -> g.spec.id().equalsIgnoreCase(id)).findFirst();
  }

  Optional<Global> globalOf(Cluster cluster) {
    return globals.stream().filter(g -> g.members.contains(cluster)).findFirst();
  }

  Optional<Cluster> cluster(String region, String idOrArn) {
    return clusters.stream()
        .filter(c -> c.region.equals(region))
        .filter(c -> c.id.equalsIgnoreCase(idOrArn) || c.arn.equals(idOrArn))
        .findFirst();
  }

  Where where(Cluster cluster, String operation) {
    return new Where(cluster.region, "rds", operation, cluster.id);
  }
}
