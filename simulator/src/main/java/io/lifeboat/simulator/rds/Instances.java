package io.lifeboat.simulator.rds;

import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Spread;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.RdsException;

/** Instances of clusters: how they come and go. */
final class Instances {
  private static final Spread START = Spread.seconds(60, 180);
  private static final Spread END = Spread.seconds(60, 150);

  private final Region region;
  private final AuroraEstate aurora;

  Instances(Region region) {
    this.region = region;
    this.aurora = region.aurora();
  }

  Region.Place create(CreateDbInstanceRequest request) {
    Only.members(
        request,
        RdsException.builder(),
        "DBInstanceIdentifier",
        "DBClusterIdentifier",
        "DBInstanceClass",
        "Engine",
        "EngineVersion",
        "AvailabilityZone",
        "PromotionTier",
        "PubliclyAccessible",
        "DBSubnetGroupName",
        "Tags");
    String id = region.newInstance(request.dbInstanceIdentifier());
    Region.required("DBInstanceClass", request.dbInstanceClass());
    Region.required("Engine", request.engine());
    if (request.dbClusterIdentifier() == null) {
      throw RdsFaults.notSimulated("An instance outside a cluster");
    }
    Cluster cluster = region.cluster(request.dbClusterIdentifier());
    check(cluster, request);
    Tags.check(request.tags());
    Instance made =
        new Instance(
            cluster,
            id,
            request.dbInstanceClass(),
            zone(cluster, request.availabilityZone()),
            Optional.ofNullable(request.promotionTier()).orElse(1),
            aurora.estate.now());
    aurora.births.begin(cluster, made, request.tags(), START);
    region.mutated("CreateDBInstance", id, true, id + " began as an instance of " + cluster.id);
    return new Region.Place(cluster, made);
  }

  private static void check(Cluster cluster, CreateDbInstanceRequest request) {
    if (!cluster.isAvailable()) {
      throw RdsFaults.clusterState(
          "DB cluster %s is in state %s and takes no instance yet"
              .formatted(cluster.id, cluster.status));
    }
    if (!request.engine().equals(cluster.shape.engine())) {
      throw RdsFaults.combination(
          "The engine %s differs from %s of the cluster"
              .formatted(request.engine(), cluster.shape.engine()));
    }
    if (request.engineVersion() != null && !request.engineVersion().equals(cluster.version)) {
      throw RdsFaults.combination(
          "The engine version %s of the instance differs from %s of the cluster"
              .formatted(request.engineVersion(), cluster.version));
    }
  }

  private static String zone(Cluster cluster, String wanted) {
    if (wanted == null) {
      return cluster.zone(cluster.instances.size());
    }
    if (!wanted.matches(cluster.region + "[abc]")) {
      throw RdsFaults.parameter("Invalid availability zone: " + wanted);
    }
    return wanted;
  }

  Region.Place delete(DeleteDbInstanceRequest request) {
    Only.members(
        request,
        RdsException.builder(),
        "DBInstanceIdentifier",
        "SkipFinalSnapshot",
        "DeleteAutomatedBackups");
    Region.Place place = region.instance(request.dbInstanceIdentifier());
    Instance instance = place.instance();
    if (!instance.isAvailable()) {
      throw RdsFaults.instanceState(
          instance.isDeleting()
              ? "Instance " + instance.id + " is already being deleted."
              : "Instance " + instance.id + " is not currently in the available state.");
    }
    checkNotTheLastOfAPrimary(place.cluster(), instance);
    instance.status = "deleting";
    aurora.estate.after(
        aurora.estate.roll("delete " + instance.id, END), () -> end(place.cluster(), instance));
    region.mutated("DeleteDBInstance", instance.id, true, instance.id + " began to be deleted");
    return place;
  }

  private void checkNotTheLastOfAPrimary(Cluster cluster, Instance instance) {
    boolean hasReplicas =
        aurora
            .globalOf(cluster)
            .filter(g -> g.writer == cluster && g.members.size() > 1)
            .isPresent();
    boolean isLast = cluster.instances.stream().noneMatch(i -> i != instance && !i.isDeleting());
    if (hasReplicas && isLast) {
      throw RdsFaults.clusterState(
          "Cannot delete the last instance of the master cluster. Delete the replica cluster"
              + " before deleting the last master cluster instance.");
    }
  }

  private void end(Cluster cluster, Instance instance) {
    cluster.instances.remove(instance);
    aurora.tags.forget(instance.arn);
    region.happened("deleted", instance.id, "instance " + instance.id + " is gone");
  }
}
