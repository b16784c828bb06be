package io.lifeboat.simulator.rds;

import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Pager;
import io.lifeboat.simulator.Where;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.AddTagsToResourceRequest;
import software.amazon.awssdk.services.rds.model.AddTagsToResourceResponse;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesResponse;
import software.amazon.awssdk.services.rds.model.DescribeEventsRequest;
import software.amazon.awssdk.services.rds.model.DescribeEventsResponse;
import software.amazon.awssdk.services.rds.model.DescribeGlobalClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeGlobalClustersResponse;
import software.amazon.awssdk.services.rds.model.Event;
import software.amazon.awssdk.services.rds.model.FailoverGlobalClusterRequest;
import software.amazon.awssdk.services.rds.model.FailoverGlobalClusterResponse;
import software.amazon.awssdk.services.rds.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.rds.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterResponse;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.rds.model.RemoveFromGlobalClusterRequest;
import software.amazon.awssdk.services.rds.model.RemoveFromGlobalClusterResponse;
import software.amazon.awssdk.services.rds.model.RemoveTagsFromResourceRequest;
import software.amazon.awssdk.services.rds.model.RemoveTagsFromResourceResponse;
import software.amazon.awssdk.services.rds.model.SourceType;
import software.amazon.awssdk.services.rds.model.SwitchoverGlobalClusterRequest;
import software.amazon.awssdk.services.rds.model.SwitchoverGlobalClusterResponse;

/** RDS in one region: what of it concerns Aurora global databases. */
public final class SimulatedRds implements RdsClient {
  private final AuroraEstate aurora;
  private final String region;
  private final RdsModels models;
  private final TagCalls tags;

  /** The service of one region over the account's clusters. */
  public SimulatedRds(AuroraEstate aurora, String region) {
    this.aurora = aurora;
    this.region = region;
    this.models = new RdsModels(aurora);
    this.tags = new TagCalls(aurora, region);
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
    only(request, "GlobalClusterIdentifier", "MaxRecords", "Marker");
    String id = request.globalClusterIdentifier();
    List<Global> found =
        aurora.globals.stream()
            .filter(g -> id == null || g.spec.id().equalsIgnoreCase(id))
            .toList();
    if (id != null && found.isEmpty()) {
      throw RdsFaults.noGlobalCluster(id);
    }
    Pager<Global> page = page(found, request.marker(), request.maxRecords());
    return DescribeGlobalClustersResponse.builder()
        .globalClusters(page.items().stream().map(models::global).toList())
        .marker(page.next().orElse(null))
        .build();
  }

  @Override
  public DescribeDbClustersResponse describeDBClusters(DescribeDbClustersRequest request) {
    only(request, "DBClusterIdentifier", "MaxRecords", "Marker");
    String id = request.dbClusterIdentifier();
    List<Cluster> found =
        id == null
            ? aurora.clusters.stream().filter(c -> c.region.equals(region)).toList()
            : List.of(cluster(id));
    Pager<Cluster> page = page(found, request.marker(), request.maxRecords());
    return DescribeDbClustersResponse.builder()
        .dbClusters(page.items().stream().map(models::cluster).toList())
        .marker(page.next().orElse(null))
        .build();
  }

  @Override
  public DescribeDbInstancesResponse describeDBInstances(DescribeDbInstancesRequest request) {
    only(request, "DBInstanceIdentifier", "MaxRecords", "Marker");
    String id = request.dbInstanceIdentifier();
    List<DBInstance> found =
        aurora.clusters.stream()
            .filter(c -> c.region.equals(region))
            .flatMap(c -> c.instances.stream().map(i -> models.instance(c, i)))
            .filter(i -> id == null || i.dbInstanceIdentifier().equalsIgnoreCase(id))
            .toList();
    if (id != null && found.isEmpty()) {
      throw RdsFaults.noInstance(id);
    }
    Pager<DBInstance> page = page(found, request.marker(), request.maxRecords());
    return DescribeDbInstancesResponse.builder()
        .dbInstances(page.items())
        .marker(page.next().orElse(null))
        .build();
  }

  @Override
  public FailoverGlobalClusterResponse failoverGlobalCluster(FailoverGlobalClusterRequest request) {
    boolean dataLoss = Boolean.TRUE.equals(request.allowDataLoss());
    if (dataLoss && Boolean.TRUE.equals(request.switchover())) {
      throw RdsFaults.combination("AllowDataLoss and Switchover cannot be specified together");
    }
    Global global =
        moves()
            .failover(
                request.globalClusterIdentifier(), request.targetDbClusterIdentifier(), dataLoss);
    return FailoverGlobalClusterResponse.builder().globalCluster(models.global(global)).build();
  }

  @Override
  public SwitchoverGlobalClusterResponse switchoverGlobalCluster(
      SwitchoverGlobalClusterRequest request) {
    Global global =
        moves().switchover(request.globalClusterIdentifier(), request.targetDbClusterIdentifier());
    return SwitchoverGlobalClusterResponse.builder().globalCluster(models.global(global)).build();
  }

  private GlobalMoves moves() {
    return new GlobalMoves(aurora, region);
  }

  @Override
  public RemoveFromGlobalClusterResponse removeFromGlobalCluster(
      RemoveFromGlobalClusterRequest request) {
    String id = request.globalClusterIdentifier();
    Global global = aurora.global(id).orElseThrow(() -> RdsFaults.noGlobalCluster(id));
    String arn = request.dbClusterIdentifier();
    Cluster cluster = global.member(arn).orElseThrow(() -> RdsFaults.noCluster(arn));
    new Detachment(aurora).detach(global, cluster, region);
    return RemoveFromGlobalClusterResponse.builder().globalCluster(models.global(global)).build();
  }

  @Override
  public ModifyDbClusterResponse modifyDBCluster(ModifyDbClusterRequest request) {
    only(request, "DBClusterIdentifier", "VpcSecurityGroupIds", "ApplyImmediately");
    if (request.dbClusterIdentifier() == null) {
      throw RdsFaults.missing("DBClusterIdentifier");
    }
    Cluster cluster = cluster(request.dbClusterIdentifier());
    if (!cluster.status.equals("available")) {
      throw RdsFaults.clusterState(cluster.id + " is in state " + cluster.status);
    }
    if (request.hasVpcSecurityGroupIds()) {
      changeGroups(cluster, request.vpcSecurityGroupIds());
    }
    return ModifyDbClusterResponse.builder().dbCluster(models.cluster(cluster)).build();
  }

  private void changeGroups(Cluster cluster, List<String> groups) {
    for (String group : groups) {
      boolean exists =
          aurora.estate.world().securityGroups().stream()
              .anyMatch(g -> g.id().equals(group) && g.region().equals(region));
      if (!exists) {
        throw RdsFaults.parameter("Invalid security group , groupId= " + group + ", groupName=.");
      }
    }
    boolean changed = !cluster.securityGroups.equals(groups);
    if (changed) {
      cluster.securityGroupsSince = aurora.estate.now();
    }
    cluster.securityGroups = List.copyOf(groups);
    aurora.estate.mutated(
        new Where(region, "rds", "ModifyDBCluster", cluster.id),
        changed,
        "security groups of " + cluster.id + (changed ? " became " : " stay ") + groups);
  }

  @Override
  public DescribeDbClusterSnapshotsResponse describeDBClusterSnapshots(
      DescribeDbClusterSnapshotsRequest request) {
    only(
        request,
        "DBClusterIdentifier",
        "DBClusterSnapshotIdentifier",
        "SnapshotType",
        "MaxRecords",
        "Marker");
    String id = request.dbClusterSnapshotIdentifier();
    String cluster = request.dbClusterIdentifier();
    boolean automated =
        request.snapshotType() == null || request.snapshotType().equals("automated");
    List<DBClusterSnapshot> found =
        aurora.snapshots.stream()
            .filter(s -> automated && s.cluster().region.equals(region))
            .filter(s -> id == null || s.id().equals(id))
            .filter(
                s -> cluster == null || List.of(s.cluster().id, s.cluster().arn).contains(cluster))
            .map(models::snapshot)
            .toList();
    if (id != null && found.isEmpty()) {
      throw RdsFaults.noSnapshot(id);
    }
    Pager<DBClusterSnapshot> page = page(found, request.marker(), request.maxRecords());
    return DescribeDbClusterSnapshotsResponse.builder()
        .dbClusterSnapshots(page.items())
        .marker(page.next().orElse(null))
        .build();
  }

  @Override
  public DescribeEventsResponse describeEvents(DescribeEventsRequest request) {
    only(
        request,
        "SourceIdentifier",
        "SourceType",
        "StartTime",
        "EndTime",
        "Duration",
        "MaxRecords",
        "Marker");
    Instant end = Optional.ofNullable(request.endTime()).orElse(aurora.estate.now());
    int minutes = Optional.ofNullable(request.duration()).orElse(60);
    Instant start =
        Optional.ofNullable(request.startTime()).orElse(end.minus(Duration.ofMinutes(minutes)));
    boolean clusters =
        request.sourceType() == null || request.sourceType() == SourceType.DB_CLUSTER;
    List<Event> found =
        aurora.events.in(region).stream()
            .filter(t -> clusters && !t.at().isBefore(start) && !t.at().isAfter(end))
            .map(RdsModels::event)
            .filter(
                e ->
                    request.sourceIdentifier() == null
                        || e.sourceIdentifier().equals(request.sourceIdentifier()))
            .toList();
    Pager<Event> page = page(found, request.marker(), request.maxRecords());
    return DescribeEventsResponse.builder()
        .events(page.items())
        .marker(page.next().orElse(null))
        .build();
  }

  @Override
  public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
    only(request, "ResourceName");
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

  private Cluster cluster(String idOrArn) {
    return aurora.cluster(region, idOrArn).orElseThrow(() -> RdsFaults.noCluster(idOrArn));
  }

  private static void only(SdkPojo request, String... members) {
    Only.members(request, RdsException.builder(), members);
  }

  private static <T> Pager<T> page(List<T> all, String marker, Integer size) {
    if (size != null && (size < 20 || size > 100)) {
      throw RdsFaults.parameter(
          "Invalid value " + size + " for MaxRecords. Must be between 20 and 100");
    }
    try {
      return Pager.page(all, marker, size, 100);
    } catch (IllegalArgumentException e) {
      throw RdsFaults.parameter("Invalid marker " + marker);
    }
  }
}
