package io.lifeboat.simulator.rds;

import io.lifeboat.simulator.Where;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the calls of one region see, and the names that they may use. */
record Region(AuroraEstate aurora, String name) {
  private static final Pattern ID = Pattern.compile("[a-z](-?[a-z0-9]+)*");
  private static final int LONGEST = 63;

  /** An instance and the cluster that it belongs to. */
  record Place(Cluster cluster, Instance instance) {}

  Stream<Cluster> clusters() {
    return aurora.clusters.stream().filter(c -> c.region.equals(name));
  }

  Cluster cluster(String idOrArn) {
    return aurora
        .cluster(name, required("DBClusterIdentifier", idOrArn))
        .orElseThrow(() -> RdsFaults.noCluster(idOrArn));
  }

  Stream<Place> instances() {
    return clusters().flatMap(c -> c.instances.stream().map(i -> new Place(c, i)));
  }

  Place instance(String idOrArn) {
    String wanted = required("DBInstanceIdentifier", idOrArn);
    return instances()
        .filter(p -> is(p.instance().id, p.instance().arn, wanted))
        .findFirst()
        .orElseThrow(() -> RdsFaults.noInstance(wanted));
  }

  DatabaseEstate databaseEstate() {
    return aurora.databases;
  }

  /** The instances outside clusters. */
  Stream<Database> databases() {
    return aurora.databases.all.stream().filter(d -> d.region.equals(name));
  }

  Optional<Database> database(String idOrArn) {
    return aurora.databases.find(name, required("DBInstanceIdentifier", idOrArn));
  }

  /** An instance outside clusters, for calls that only such an instance takes. */
  Database databaseOnly(String idOrArn) {
    return database(idOrArn)
        .orElseThrow(
            () -> RdsFaults.notSimulated("This call for " + instance(idOrArn).instance().id));
  }

  DatabaseSnapshot databaseSnapshot(String idOrArn) {
    return aurora.databases.snapshots.stream()
        .filter(s -> s.region.equals(name) && is(s.id, s.arn, idOrArn))
        .findFirst()
        .orElseThrow(() -> RdsFaults.noDatabaseSnapshot(idOrArn));
  }

  String newDatabaseSnapshot(String parameter, String id) {
    String lower = newId(parameter, id);
    if (aurora.databases.snapshots.stream()
        .anyMatch(s -> s.region.equals(name) && s.id.equals(lower))) {
      throw RdsFaults.databaseSnapshotThere(lower);
    }
    return lower;
  }

  Snapshot snapshot(String idOrArn) {
    return aurora.snapshots.stream()
        .filter(s -> s.region.equals(name) && is(s.id, s.arn, idOrArn))
        .findFirst()
        .orElseThrow(() -> RdsFaults.noSnapshot(idOrArn));
  }

  private static boolean is(String id, String arn, String wanted) {
    return id.equalsIgnoreCase(wanted) || arn.equals(wanted);
  }

  String newCluster(String id) {
    String lower = newId("DBClusterIdentifier", id);
    if (aurora.cluster(name, lower).isPresent()) {
      throw RdsFaults.clusterThere(lower);
    }
    return lower;
  }

  String newInstance(String id) {
    String lower = newId("DBInstanceIdentifier", id);
    if (instances().anyMatch(p -> p.instance().id.equals(lower)) || database(lower).isPresent()) {
      throw RdsFaults.instanceThere(lower);
    }
    return lower;
  }

  String newSnapshot(String parameter, String id) {
    String lower = newId(parameter, id);
    if (aurora.snapshots.stream().anyMatch(s -> s.region.equals(name) && s.id.equals(lower))) {
      throw RdsFaults.snapshotThere(lower);
    }
    return lower;
  }

  private static String newId(String parameter, String id) {
    String lower = required(parameter, id).toLowerCase(Locale.ROOT);
    if (lower.length() > LONGEST || !ID.matcher(lower).matches()) {
      throw RdsFaults.parameter(
          "The parameter %s is not a valid identifier: %s".formatted(parameter, id));
    }
    return lower;
  }

  static <T> T required(String parameter, T value) {
    return Optional.ofNullable(value).orElseThrow(() -> RdsFaults.missing(parameter));
  }

  /** The group that lets in its own members alone, for those who name none. */
  String defaultSecurityGroup() {
    String account = aurora.estate.world().account();
    return "sg-0"
        + Cluster.token(account + name + "default").toLowerCase(Locale.ROOT).substring(0, 16);
  }

  List<String> securityGroups(List<String> named) {
    for (String group : named) {
      boolean exists =
          group.equals(defaultSecurityGroup())
              || aurora.estate.world().securityGroups().stream()
                  .anyMatch(g -> g.id().equals(group) && g.region().equals(name));
      if (!exists) {
        throw RdsFaults.parameter("Invalid security group , groupId= " + group + ", groupName=.");
      }
    }
    return named.isEmpty() ? List.of(defaultSecurityGroup()) : List.copyOf(named);
  }

  /** The groups are those that a cluster of this region has had from the beginning. */
  Shape shape(Shape like, String subnetGroup, String parameterGroup, Integer port) {
    Shape shape = like.with(subnetGroup, parameterGroup, port);
    if (!shape.subnetGroup().equals("default")
        && shapes().noneMatch(s -> s.subnetGroup().equals(shape.subnetGroup()))) {
      throw RdsFaults.noSubnetGroup(shape.subnetGroup());
    }
    if (parameterGroup != null
        && !parameterGroup.startsWith("default.")
        && shapes().noneMatch(s -> s.parameterGroup().equals(parameterGroup))) {
      throw RdsFaults.noParameterGroup(parameterGroup);
    }
    return shape;
  }

  private Stream<Shape> shapes() {
    Stream<Shape> clusters =
        aurora.estate.world().aurora().stream()
            .flatMap(
                g ->
                    g.clusters().stream()
                        .filter(c -> c.region().equals(name))
                        .map(c -> Shape.of(g, c)));
    Stream<Shape> instances =
        aurora.estate.world().rds().stream().filter(i -> i.region().equals(name)).map(Shape::of);
    return Stream.concat(clusters, instances);
  }

  void mutated(String operation, String id, boolean changed, String sentence) {
    aurora.estate.mutated(new Where(name, "rds", operation, id), changed, sentence);
  }

  void happened(String what, String id, String sentence) {
    aurora.estate.happened(new Where(name, "rds", what, id), sentence);
  }
}
