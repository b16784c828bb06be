package io.lifeboat.activities.elasticache;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.GlobalReplicationGroup;
import software.amazon.awssdk.services.elasticache.model.GlobalReplicationGroupMember;
import software.amazon.awssdk.services.elasticache.model.GlobalReplicationGroupNotFoundException;

/** A Global Datastore as one region describes it. */
record Datastore(GlobalReplicationGroup group) {
  static final String DESCRIBE = "elasticache:DescribeGlobalReplicationGroups";

  /** Reads it, asked of {@code region}; empty when that region knows none of this id. */
  static Optional<Datastore> read(AwsClients aws, Region region, String id, Watch watch) {
    return new AwsCall(DESCRIBE, region, watch)
        .answer(
            () -> {
              try {
                return aws
                    .client(ElastiCacheClient.class, region)
                    .describeGlobalReplicationGroups(
                        request -> request.globalReplicationGroupId(id).showMemberInfo(true))
                    .globalReplicationGroups()
                    .stream()
                    .filter(found -> id.equals(found.globalReplicationGroupId()))
                    .findFirst()
                    .map(Datastore::new);
              } catch (GlobalReplicationGroupNotFoundException none) {
                return Optional.<Datastore>empty();
              }
            });
  }

  Optional<GlobalReplicationGroupMember> in(Region region) {
    return group.members().stream()
        .filter(member -> region.name().equals(member.replicationGroupRegion()))
        .findFirst();
  }

  boolean isPrimaryIn(Region region) {
    return in(region).filter(Datastore::isPrimary).isPresent();
  }

  /** Whether it can be moved: the states of which the API reference says so. */
  boolean isAtRest() {
    return "available".equals(group.status()) || "primary-only".equals(group.status());
  }

  boolean isModifying() {
    return "modifying".equals(group.status());
  }

  String status() {
    return group.status();
  }

  /** Such as {@code eu-central-1 (primary), eu-west-1}. */
  String places() {
    return group.members().stream()
        .map(member -> member.replicationGroupRegion() + (isPrimary(member) ? " (primary)" : ""))
        .collect(Collectors.joining(", "));
  }

  private static boolean isPrimary(GlobalReplicationGroupMember member) {
    return "PRIMARY".equalsIgnoreCase(member.role());
  }
}
