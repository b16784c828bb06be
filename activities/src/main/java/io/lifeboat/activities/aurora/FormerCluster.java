package io.lifeboat.activities.aurora;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.DrillNames;
import io.lifeboat.activities.rds.SecurityGroups;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which cluster of a region was a member of a global database once. AWS does not remember: a fence
 * does, by its tag; without one it must be the only one that could be.
 */
record FormerCluster(
    GlobalDatabase global, Set<String> membersOfAny, List<DatabaseCluster> clusters) {

  static FormerCluster look(
      AwsClients aws, GlobalDatabase global, Region writer, Region region, Watch watch) {
    return new FormerCluster(
        global,
        global.in(region).isPresent() ? Set.of() : GlobalDatabase.membersOfAny(aws, writer, watch),
        DatabaseCluster.all(aws, region, watch));
  }

  /** Every cluster that it may be; one, when it is known. */
  List<DatabaseCluster> candidates() {
    List<DatabaseCluster> alone = clusters.stream().filter(this::standsAlone).toList();
    List<DatabaseCluster> fenced =
        narrowed(alone, cluster -> SecurityGroups.former(cluster).isPresent());
    return narrowed(fenced, this::hasDatabaseOfTheWhole);
  }

  /** The one that a run made a successor of; found by the successor's name. */
  Optional<DatabaseCluster> predecessorOf(ClusterArn successor, String run) {
    return clusters.stream()
        .filter(cluster -> DrillNames.successor(run, cluster.id()).equals(successor.id()))
        .findFirst();
  }

  private boolean standsAlone(DatabaseCluster cluster) {
    return cluster.cluster().replicationSourceIdentifier() == null
        && cluster.tag(DrillNames.APPLICATION_TAG).isEmpty()
        && hasEngineOfTheWhole(cluster)
        && !membersOfAny.contains(cluster.cluster().dbClusterArn());
  }

  private boolean hasEngineOfTheWhole(DatabaseCluster cluster) {
    String engine = global.cluster().engine();
    return engine == null || engine.equals(cluster.cluster().engine());
  }

  private boolean hasDatabaseOfTheWhole(DatabaseCluster cluster) {
    String name = global.cluster().databaseName();
    return name != null && name.equals(cluster.cluster().databaseName());
  }

  private static List<DatabaseCluster> narrowed(
      List<DatabaseCluster> clusters, Predicate<DatabaseCluster> better) {
    List<DatabaseCluster> fewer = clusters.stream().filter(better).toList();
    return clusters.size() == 1 || fewer.isEmpty() ? clusters : fewer;
  }
}
