package io.lifeboat.simulator.rds;

import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Pager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.rds.model.DBInstance;
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
import software.amazon.awssdk.services.rds.model.Event;
import software.amazon.awssdk.services.rds.model.Filter;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.rds.model.SourceType;

/** The reading calls of one region. */
final class Descriptions {
  private static final String OF_CLUSTER = "db-cluster-id";

  private final Region region;
  private final AuroraEstate aurora;
  private final RdsModels models;
  private final DatabaseModels databases;

  Descriptions(Region region, RdsModels models, DatabaseModels databases) {
    this.region = region;
    this.databases = databases;
    this.aurora = region.aurora();
    this.models = models;
  }

  DescribeGlobalClustersResponse globalClusters(DescribeGlobalClustersRequest request) {
    only(request, "GlobalClusterIdentifier", "MaxRecords", "Marker");
    String id = request.globalClusterIdentifier();
    List<Global> found =
        id == null
            ? aurora.globals
            : List.of(aurora.global(id).orElseThrow(() -> RdsFaults.noGlobalCluster(id)));
    Pager<Global> page = page(found, request.marker(), request.maxRecords());
    return DescribeGlobalClustersResponse.builder()
        .globalClusters(page.items().stream().map(models::global).toList())
        .marker(page.next().orElse(null))
        .build();
  }

  DescribeDbClustersResponse clusters(DescribeDbClustersRequest request) {
    only(request, "DBClusterIdentifier", "MaxRecords", "Marker");
    String id = request.dbClusterIdentifier();
    List<Cluster> found = id == null ? region.clusters().toList() : List.of(region.cluster(id));
    Pager<Cluster> page = page(found, request.marker(), request.maxRecords());
    return DescribeDbClustersResponse.builder()
        .dbClusters(page.items().stream().map(models::cluster).toList())
        .marker(page.next().orElse(null))
        .build();
  }

  DescribeDbInstancesResponse instances(DescribeDbInstancesRequest request) {
    only(request, "DBInstanceIdentifier", "Filters", "MaxRecords", "Marker");
    String id = request.dbInstanceIdentifier();
    List<DBInstance> found = id == null ? instances(request.filters()) : List.of(instance(id));
    Pager<DBInstance> page = page(found, request.marker(), request.maxRecords());
    return DescribeDbInstancesResponse.builder()
        .dbInstances(page.items())
        .marker(page.next().orElse(null))
        .build();
  }

  private List<DBInstance> instances(List<Filter> filters) {
    Stream<DBInstance> ofClusters =
        region
            .instances()
            .filter(p -> isWanted(p.cluster(), filters))
            .map(p -> models.instance(p.cluster(), p.instance()));
    Stream<DBInstance> others =
        filters.isEmpty() ? region.databases().map(databases::instance) : Stream.empty();
    return Stream.concat(ofClusters, others).toList();
  }

  private DBInstance instance(String id) {
    return region
        .database(id)
        .map(databases::instance)
        .orElseGet(
            () -> models.instance(region.instance(id).cluster(), region.instance(id).instance()));
  }

  DescribeDbSnapshotsResponse databaseSnapshots(DescribeDbSnapshotsRequest request) {
    Pager<DatabaseSnapshot> page =
        page(new DatabaseSnapshots(region).find(request), request.marker(), request.maxRecords());
    return DescribeDbSnapshotsResponse.builder()
        .dbSnapshots(page.items().stream().map(databases::snapshot).toList())
        .marker(page.next().orElse(null))
        .build();
  }

  private static boolean isWanted(Cluster cluster, List<Filter> filters) {
    for (Filter filter : filters) {
      if (!OF_CLUSTER.equals(filter.name())) {
        throw RdsFaults.notSimulated("The filter " + filter.name());
      }
      if (!filter.values().contains(cluster.id) && !filter.values().contains(cluster.arn)) {
        return false;
      }
    }
    return true;
  }

  DescribeDbClusterSnapshotsResponse snapshots(DescribeDbClusterSnapshotsRequest request) {
    Pager<Snapshot> page =
        page(new Snapshots(region).find(request), request.marker(), request.maxRecords());
    return DescribeDbClusterSnapshotsResponse.builder()
        .dbClusterSnapshots(page.items().stream().map(models::snapshot).toList())
        .marker(page.next().orElse(null))
        .build();
  }

  DescribeEventsResponse events(DescribeEventsRequest request) {
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
    SourceType type = request.sourceType();
    String source = request.sourceIdentifier();
    List<Event> found =
        aurora.events.in(region.name()).stream()
            .filter(t -> type == null || type == t.type())
            .filter(t -> !t.at().isBefore(start) && !t.at().isAfter(end))
            .map(RdsModels::event)
            .filter(e -> source == null || e.sourceIdentifier().equals(source))
            .toList();
    Pager<Event> page = page(found, request.marker(), request.maxRecords());
    return DescribeEventsResponse.builder()
        .events(page.items())
        .marker(page.next().orElse(null))
        .build();
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
