package io.lifeboat.simulator.rds;

import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.AddTagsToResourceRequest;
import software.amazon.awssdk.services.rds.model.AddTagsToResourceResponse;
import software.amazon.awssdk.services.rds.model.CopyDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CopyDbClusterSnapshotResponse;
import software.amazon.awssdk.services.rds.model.CopyDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CopyDbSnapshotResponse;
import software.amazon.awssdk.services.rds.model.CreateDbClusterRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterResponse;
import software.amazon.awssdk.services.rds.model.CreateDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterSnapshotResponse;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceReadReplicaRequest;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceReadReplicaResponse;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.CreateDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CreateDbSnapshotResponse;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterResponse;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterSnapshotResponse;
import software.amazon.awssdk.services.rds.model.DeleteDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.DeleteDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbSnapshotResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbSnapshotsResponse;
import software.amazon.awssdk.services.rds.model.DescribeEventsRequest;
import software.amazon.awssdk.services.rds.model.DescribeEventsResponse;
import software.amazon.awssdk.services.rds.model.DescribeGlobalClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeGlobalClustersResponse;
import software.amazon.awssdk.services.rds.model.DisableHttpEndpointRequest;
import software.amazon.awssdk.services.rds.model.DisableHttpEndpointResponse;
import software.amazon.awssdk.services.rds.model.EnableHttpEndpointRequest;
import software.amazon.awssdk.services.rds.model.EnableHttpEndpointResponse;
import software.amazon.awssdk.services.rds.model.FailoverDbClusterRequest;
import software.amazon.awssdk.services.rds.model.FailoverDbClusterResponse;
import software.amazon.awssdk.services.rds.model.FailoverGlobalClusterRequest;
import software.amazon.awssdk.services.rds.model.FailoverGlobalClusterResponse;
import software.amazon.awssdk.services.rds.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.rds.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.PromoteReadReplicaRequest;
import software.amazon.awssdk.services.rds.model.PromoteReadReplicaResponse;
import software.amazon.awssdk.services.rds.model.RebootDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.RebootDbInstanceResponse;
import software.amazon.awssdk.services.rds.model.RemoveFromGlobalClusterRequest;
import software.amazon.awssdk.services.rds.model.RemoveFromGlobalClusterResponse;
import software.amazon.awssdk.services.rds.model.RemoveTagsFromResourceRequest;
import software.amazon.awssdk.services.rds.model.RemoveTagsFromResourceResponse;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterFromSnapshotRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterFromSnapshotResponse;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeResponse;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceFromDbSnapshotRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbInstanceFromDbSnapshotResponse;
import software.amazon.awssdk.services.rds.model.SwitchoverGlobalClusterRequest;
import software.amazon.awssdk.services.rds.model.SwitchoverGlobalClusterResponse;

/** RDS in one region: Aurora's clusters and global databases, and instances outside them. */
public final class SimulatedRds implements RdsClient {
  private final Region region;
  private final RdsModels models;
  private final DatabaseModels databases;
  private final Descriptions descriptions;
  private final GlobalMoves moves;
  private final Restores restores;
  private final Instances instances;
  private final Snapshots snapshots;
  private final TagCalls tags;
  private final DatabaseBirths births;
  private final DatabaseChanges changes;
  private final DatabaseSnapshots databaseSnapshots;

  /** The service of one region over the account's clusters. */
  public SimulatedRds(AuroraEstate aurora, String region) {
    this.region = new Region(aurora, region);
    this.models = new RdsModels(aurora);
    this.databases = new DatabaseModels(aurora.databases);
    this.descriptions = new Descriptions(this.region, models, databases);
    this.moves = new GlobalMoves(aurora, region);
    this.restores = new Restores(this.region);
    this.instances = new Instances(this.region);
    this.snapshots = new Snapshots(this.region);
    this.tags = new TagCalls(this.region);
    this.births = new DatabaseBirths(this.region);
    this.changes = new DatabaseChanges(this.region);
    this.databaseSnapshots = new DatabaseSnapshots(this.region);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  @Override
  public DescribeGlobalClustersResponse describeGlobalClusters(
      DescribeGlobalClustersRequest request) {
    return descriptions.globalClusters(request);
  }

  @Override
  public DescribeDbClustersResponse describeDBClusters(DescribeDbClustersRequest request) {
    return descriptions.clusters(request);
  }

  @Override
  public DescribeDbInstancesResponse describeDBInstances(DescribeDbInstancesRequest request) {
    return descriptions.instances(request);
  }

  @Override
  public DescribeDbClusterSnapshotsResponse describeDBClusterSnapshots(
      DescribeDbClusterSnapshotsRequest request) {
    return descriptions.snapshots(request);
  }

  @Override
  public DescribeEventsResponse describeEvents(DescribeEventsRequest request) {
    return descriptions.events(request);
  }

  @Override
  public FailoverGlobalClusterResponse failoverGlobalCluster(FailoverGlobalClusterRequest request) {
    Global global = moves.failover(request);
    return FailoverGlobalClusterResponse.builder().globalCluster(models.global(global)).build();
  }

  @Override
  public SwitchoverGlobalClusterResponse switchoverGlobalCluster(
      SwitchoverGlobalClusterRequest request) {
    Global global =
        moves.switchover(request.globalClusterIdentifier(), request.targetDbClusterIdentifier());
    return SwitchoverGlobalClusterResponse.builder().globalCluster(models.global(global)).build();
  }

  @Override
  public RemoveFromGlobalClusterResponse removeFromGlobalCluster(
      RemoveFromGlobalClusterRequest request) {
    Global global = new Detachment(region).detach(request);
    return RemoveFromGlobalClusterResponse.builder().globalCluster(models.global(global)).build();
  }

  @Override
  public CreateDbClusterResponse createDBCluster(CreateDbClusterRequest request) {
    Cluster cluster = new Secondaries(region).create(request);
    return CreateDbClusterResponse.builder().dbCluster(models.cluster(cluster)).build();
  }

  @Override
  public RestoreDbClusterToPointInTimeResponse restoreDBClusterToPointInTime(
      RestoreDbClusterToPointInTimeRequest request) {
    Cluster cluster = restores.toPointInTime(request);
    return RestoreDbClusterToPointInTimeResponse.builder()
        .dbCluster(models.cluster(cluster))
        .build();
  }

  @Override
  public RestoreDbClusterFromSnapshotResponse restoreDBClusterFromSnapshot(
      RestoreDbClusterFromSnapshotRequest request) {
    Cluster cluster = restores.fromSnapshot(request);
    return RestoreDbClusterFromSnapshotResponse.builder()
        .dbCluster(models.cluster(cluster))
        .build();
  }

  @Override
  public ModifyDbClusterResponse modifyDBCluster(ModifyDbClusterRequest request) {
    Cluster cluster = new Modifications(region).modify(request);
    return ModifyDbClusterResponse.builder().dbCluster(models.cluster(cluster)).build();
  }

  @Override
  public DeleteDbClusterResponse deleteDBCluster(DeleteDbClusterRequest request) {
    Cluster cluster = new Deletions(region).delete(request);
    return DeleteDbClusterResponse.builder().dbCluster(models.cluster(cluster)).build();
  }

  @Override
  public CreateDbInstanceResponse createDBInstance(CreateDbInstanceRequest request) {
    Region.Place place = instances.create(request);
    return CreateDbInstanceResponse.builder()
        .dbInstance(models.instance(place.cluster(), place.instance()))
        .build();
  }

  @Override
  public DeleteDbInstanceResponse deleteDBInstance(DeleteDbInstanceRequest request) {
    if (region.database(request.dbInstanceIdentifier()).isPresent()) {
      return DeleteDbInstanceResponse.builder()
          .dbInstance(databases.instance(changes.delete(request)))
          .build();
    }
    Region.Place place = instances.delete(request);
    return DeleteDbInstanceResponse.builder()
        .dbInstance(models.instance(place.cluster(), place.instance()))
        .build();
  }

  @Override
  public CreateDbClusterSnapshotResponse createDBClusterSnapshot(
      CreateDbClusterSnapshotRequest request) {
    Snapshot snapshot = snapshots.create(request);
    return CreateDbClusterSnapshotResponse.builder()
        .dbClusterSnapshot(models.snapshot(snapshot))
        .build();
  }

  @Override
  public CopyDbClusterSnapshotResponse copyDBClusterSnapshot(CopyDbClusterSnapshotRequest request) {
    Snapshot snapshot = snapshots.copy(request);
    return CopyDbClusterSnapshotResponse.builder()
        .dbClusterSnapshot(models.snapshot(snapshot))
        .build();
  }

  @Override
  public DeleteDbClusterSnapshotResponse deleteDBClusterSnapshot(
      DeleteDbClusterSnapshotRequest request) {
    Snapshot snapshot = snapshots.delete(request);
    return DeleteDbClusterSnapshotResponse.builder()
        .dbClusterSnapshot(models.snapshot(snapshot))
        .build();
  }

  @Override
  public EnableHttpEndpointResponse enableHttpEndpoint(EnableHttpEndpointRequest request) {
    Cluster cluster = new Modifications(region).httpEndpoint(request.resourceArn(), true);
    return EnableHttpEndpointResponse.builder()
        .resourceArn(cluster.arn)
        .httpEndpointEnabled(cluster.hasHttpEndpoint)
        .build();
  }

  @Override
  public DisableHttpEndpointResponse disableHttpEndpoint(DisableHttpEndpointRequest request) {
    Cluster cluster = new Modifications(region).httpEndpoint(request.resourceArn(), false);
    return DisableHttpEndpointResponse.builder()
        .resourceArn(cluster.arn)
        .httpEndpointEnabled(cluster.hasHttpEndpoint)
        .build();
  }

  @Override
  public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
    return ListTagsForResourceResponse.builder().tagList(tags.list(request)).build();
  }

  @Override
  public AddTagsToResourceResponse addTagsToResource(AddTagsToResourceRequest request) {
    tags.add(request);
    return AddTagsToResourceResponse.builder().build();
  }

  @Override
  public RemoveTagsFromResourceResponse removeTagsFromResource(
      RemoveTagsFromResourceRequest request) {
    tags.remove(request);
    return RemoveTagsFromResourceResponse.builder().build();
  }

  @Override
  public DescribeDbSnapshotsResponse describeDBSnapshots(DescribeDbSnapshotsRequest request) {
    return descriptions.databaseSnapshots(request);
  }

  @Override
  public RebootDbInstanceResponse rebootDBInstance(RebootDbInstanceRequest request) {
    return RebootDbInstanceResponse.builder()
        .dbInstance(databases.instance(changes.reboot(request)))
        .build();
  }

  @Override
  public PromoteReadReplicaResponse promoteReadReplica(PromoteReadReplicaRequest request) {
    return PromoteReadReplicaResponse.builder()
        .dbInstance(databases.instance(changes.promote(request)))
        .build();
  }

  @Override
  public ModifyDbInstanceResponse modifyDBInstance(ModifyDbInstanceRequest request) {
    return ModifyDbInstanceResponse.builder()
        .dbInstance(databases.instance(changes.modify(request)))
        .build();
  }

  @Override
  public CreateDbInstanceReadReplicaResponse createDBInstanceReadReplica(
      CreateDbInstanceReadReplicaRequest request) {
    return CreateDbInstanceReadReplicaResponse.builder()
        .dbInstance(databases.instance(births.replica(request)))
        .build();
  }

  @Override
  public RestoreDbInstanceFromDbSnapshotResponse restoreDBInstanceFromDBSnapshot(
      RestoreDbInstanceFromDbSnapshotRequest request) {
    return RestoreDbInstanceFromDbSnapshotResponse.builder()
        .dbInstance(databases.instance(births.restored(request)))
        .build();
  }

  @Override
  public CreateDbSnapshotResponse createDBSnapshot(CreateDbSnapshotRequest request) {
    return CreateDbSnapshotResponse.builder()
        .dbSnapshot(databases.snapshot(databaseSnapshots.create(request)))
        .build();
  }

  @Override
  public CopyDbSnapshotResponse copyDBSnapshot(CopyDbSnapshotRequest request) {
    return CopyDbSnapshotResponse.builder()
        .dbSnapshot(databases.snapshot(databaseSnapshots.copy(request)))
        .build();
  }

  @Override
  public DeleteDbSnapshotResponse deleteDBSnapshot(DeleteDbSnapshotRequest request) {
    return DeleteDbSnapshotResponse.builder()
        .dbSnapshot(databases.snapshot(databaseSnapshots.delete(request)))
        .build();
  }

  @Override
  public FailoverDbClusterResponse failoverDBCluster(FailoverDbClusterRequest request) {
    Cluster cluster = new ClusterFailover(region).begin(request);
    return FailoverDbClusterResponse.builder().dbCluster(models.cluster(cluster)).build();
  }
}
