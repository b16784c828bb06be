package io.lifeboat.simulator.elasticache;

import io.lifeboat.simulator.AwsError;
import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Where;
import io.lifeboat.simulator.elasticache.CachesEstate.Datastore;
import io.lifeboat.simulator.world.GlobalCache;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.AutomaticFailoverStatus;
import software.amazon.awssdk.services.elasticache.model.DescribeGlobalReplicationGroupsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeGlobalReplicationGroupsResponse;
import software.amazon.awssdk.services.elasticache.model.ElastiCacheException;
import software.amazon.awssdk.services.elasticache.model.FailoverGlobalReplicationGroupRequest;
import software.amazon.awssdk.services.elasticache.model.FailoverGlobalReplicationGroupResponse;
import software.amazon.awssdk.services.elasticache.model.GlobalReplicationGroup;
import software.amazon.awssdk.services.elasticache.model.GlobalReplicationGroupMember;
import software.amazon.awssdk.services.elasticache.model.GlobalReplicationGroupNotFoundException;
import software.amazon.awssdk.services.elasticache.model.InvalidGlobalReplicationGroupStateException;

/** ElastiCache in one region, as far as Global Datastores go. */
public final class SimulatedElastiCache implements ElastiCacheClient {
  private final CachesEstate caches;
  private final String region;

  /** The service of one region over the account's datastores. */
  public SimulatedElastiCache(CachesEstate caches, String region) {
    this.caches = caches;
    this.region = region;
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  @Override
  public DescribeGlobalReplicationGroupsResponse describeGlobalReplicationGroups(
      DescribeGlobalReplicationGroupsRequest request) {
    Only.members(
        request, ElastiCacheException.builder(), "GlobalReplicationGroupId", "ShowMemberInfo");
    List<Datastore> found =
        request.globalReplicationGroupId() == null
            ? caches.all().stream().filter(each -> each.isIn(region)).toList()
            : List.of(datastore(request.globalReplicationGroupId()));
    boolean withMembers = Boolean.TRUE.equals(request.showMemberInfo());
    return DescribeGlobalReplicationGroupsResponse.builder()
        .globalReplicationGroups(found.stream().map(each -> model(each, withMembers)).toList())
        .build();
  }

  @Override
  public FailoverGlobalReplicationGroupResponse failoverGlobalReplicationGroup(
      FailoverGlobalReplicationGroupRequest request) {
    Datastore datastore = datastore(request.globalReplicationGroupId());
    if (datastore.isMoving) {
      throw AwsError.of(
          InvalidGlobalReplicationGroupStateException.builder(),
          "InvalidGlobalReplicationGroupState",
          400,
          "The Global datastore is not available or in primary-only state: modifying");
    }
    GlobalCache.Group target = target(datastore, request);
    if (target.equals(datastore.primary)) {
      throw invalid(target.id() + " is the primary already");
    }
    caches.failOver(datastore, target);
    caches.estate.mutated(
        new Where(region, "elasticache", "FailoverGlobalReplicationGroup", datastore.spec.id()),
        true,
        "%s becomes the primary of %s".formatted(target.id(), datastore.spec.id()));
    return FailoverGlobalReplicationGroupResponse.builder()
        .globalReplicationGroup(model(datastore, true))
        .build();
  }

  private static GlobalCache.Group target(
      Datastore datastore, FailoverGlobalReplicationGroupRequest request) {
    return datastore.spec.groups().stream()
        .filter(group -> group.region().equals(request.primaryRegion()))
        .filter(group -> group.id().equals(request.primaryReplicationGroupId()))
        .findFirst()
        .orElseThrow(
            () ->
                invalid(
                    "%s in %s is not part of the Global datastore"
                        .formatted(request.primaryReplicationGroupId(), request.primaryRegion())));
  }

  private Datastore datastore(String id) {
    return caches
        .find(String.valueOf(id))
        .filter(found -> found.isIn(region))
        .orElseThrow(
            () ->
                AwsError.of(
                    GlobalReplicationGroupNotFoundException.builder(),
                    "GlobalReplicationGroupNotFoundFault",
                    404,
                    "Global Replication Group " + id + " does not exist"));
  }

  private GlobalReplicationGroup model(Datastore datastore, boolean withMembers) {
    GlobalReplicationGroup.Builder model =
        GlobalReplicationGroup.builder()
            .globalReplicationGroupId(datastore.spec.id())
            .status(datastore.isMoving ? "modifying" : "available")
            .engine("redis")
            .clusterEnabled(false)
            .arn(
                "arn:aws:elasticache::%s:globalreplicationgroup:%s"
                    .formatted(caches.estate.world().account(), datastore.spec.id()));
    if (withMembers) {
      model.members(
          datastore.spec.groups().stream().map(group -> member(datastore, group)).toList());
    }
    return model.build();
  }

  private static GlobalReplicationGroupMember member(Datastore datastore, GlobalCache.Group group) {
    return GlobalReplicationGroupMember.builder()
        .replicationGroupId(group.id())
        .replicationGroupRegion(group.region())
        .role(group.equals(datastore.primary) ? "PRIMARY" : "SECONDARY")
        .automaticFailover(AutomaticFailoverStatus.ENABLED)
        .status("associated")
        .build();
  }

  private static AwsServiceException invalid(String message) {
    return AwsError.of(ElastiCacheException.builder(), "InvalidParameterValue", 400, message);
  }
}
