package io.lifeboat.simulator.rds;

import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Spread;
import software.amazon.awssdk.services.rds.model.CreateDbClusterRequest;
import software.amazon.awssdk.services.rds.model.RdsException;

/** How a region gets a secondary of a global cluster. */
final class Secondaries {
  private static final Spread COPY = Spread.seconds(180, 300);

  private final Region region;
  private final AuroraEstate aurora;

  Secondaries(Region region) {
    this.region = region;
    this.aurora = region.aurora();
  }

  Cluster create(CreateDbClusterRequest request) {
    if (request.globalClusterIdentifier() == null) {
      throw RdsFaults.notSimulated("CreateDBCluster without GlobalClusterIdentifier");
    }
    checkMembers(request);
    String id = region.newCluster(request.dbClusterIdentifier());
    Global global = global(request);
    Shape shape =
        region.shape(
            global.writer.shape,
            request.dbSubnetGroupName(),
            request.dbClusterParameterGroupName(),
            request.port());
    Tags.check(request.tags());
    Cluster made =
        new Cluster(
            aurora.estate.world().account(),
            region.name(),
            id,
            shape,
            region.securityGroups(request.vpcSecurityGroupIds()),
            aurora.estate.now());
    made.isProtected = Boolean.TRUE.equals(request.deletionProtection());
    made.hasHttpEndpoint = Boolean.TRUE.equals(request.enableHttpEndpoint());
    made.source = global.writer.arn;
    global.members.add(made);
    aurora.births.begin(made, request.tags(), COPY, () -> follow(global, made));
    region.mutated(
        "CreateDBCluster", id, true, id + " began as a secondary of " + global.spec.id());
    return made;
  }

  private void follow(Global global, Cluster made) {
    aurora.tell(v -> v.follows(made.arn, made.source));
    aurora.replication.refresh(global);
  }

  private static void checkMembers(CreateDbClusterRequest request) {
    if (request.masterUsername() != null || request.masterUserPassword() != null) {
      throw RdsFaults.combination("Cannot specify user name for cross region replication cluster");
    }
    if (request.databaseName() != null) {
      throw RdsFaults.combination(
          "Cannot specify database name for cross region replication cluster");
    }
    Only.members(
        request,
        RdsException.builder(),
        "DBClusterIdentifier",
        "GlobalClusterIdentifier",
        "Engine",
        "EngineVersion",
        "AvailabilityZones",
        "VpcSecurityGroupIds",
        "DBSubnetGroupName",
        "DBClusterParameterGroupName",
        "Port",
        "StorageEncrypted",
        "DeletionProtection",
        "EnableHttpEndpoint",
        "Tags");
  }

  private Global global(CreateDbClusterRequest request) {
    String id = request.globalClusterIdentifier();
    Global global = aurora.global(id).orElseThrow(() -> RdsFaults.noGlobalCluster(id));
    if (global.isMoving()) {
      throw RdsFaults.globalState("Global cluster " + id + " is in state " + global.status);
    }
    if (!Region.required("Engine", request.engine()).equals(global.spec.engine())) {
      throw RdsFaults.combination(
          "The engine %s differs from %s of the global cluster"
              .formatted(request.engine(), global.spec.engine()));
    }
    String version = request.engineVersion();
    if (version != null && !version.equals(global.writer.version)) {
      throw RdsFaults.combination(
          "The engine version %s differs from %s of the global cluster"
              .formatted(version, global.writer.version));
    }
    if (global.members.stream().anyMatch(m -> m.region.equals(region.name()))) {
      throw RdsFaults.globalState(
          "Global cluster %s has a cluster in %s already".formatted(id, region.name()));
    }
    return global;
  }
}
