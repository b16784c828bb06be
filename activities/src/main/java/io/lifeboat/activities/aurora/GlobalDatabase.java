package io.lifeboat.activities.aurora;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.Pages;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.rds.model.DescribeGlobalClustersResponse;
import software.amazon.awssdk.services.rds.model.FailoverState;
import software.amazon.awssdk.services.rds.model.GlobalCluster;
import software.amazon.awssdk.services.rds.model.GlobalClusterMember;
import software.amazon.awssdk.services.rds.model.GlobalClusterNotFoundException;

/** An Aurora global database as one region describes it. Members are matched by their ARNs. */
record GlobalDatabase(GlobalCluster cluster) {
  static final String DESCRIBE = "rds:DescribeGlobalClusters";

  /** Reads it, asked of {@code region}; empty when that region knows none of this name. */
  static Optional<GlobalDatabase> read(AwsClients aws, Region region, String id, Watch watch) {
    return new AwsCall(DESCRIBE, region, watch)
        .answer(
            () -> {
              try {
                return aws
                    .rds(region)
                    .describeGlobalClusters(request -> request.globalClusterIdentifier(id))
                    .globalClusters()
                    .stream()
                    .filter(found -> id.equalsIgnoreCase(found.globalClusterIdentifier()))
                    .findFirst()
                    .map(GlobalDatabase::new);
              } catch (GlobalClusterNotFoundException none) {
                return Optional.<GlobalDatabase>empty();
              }
            });
  }

  /** The ARNs of all members of all global databases that a region knows. */
  static Set<String> membersOfAny(AwsClients aws, Region region, Watch watch) {
    AwsCall call = new AwsCall(DESCRIBE, region, watch);
    return Pages.of(
            marker ->
                call.answer(() -> aws.rds(region).describeGlobalClusters(r -> r.marker(marker))),
            DescribeGlobalClustersResponse::marker)
        .flatMap(page -> page.globalClusters().stream())
        .flatMap(global -> global.globalClusterMembers().stream())
        .map(GlobalClusterMember::dbClusterArn)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  Optional<ClusterArn> in(Region region) {
    return members().stream().filter(arn -> arn.isIn(region)).findFirst();
  }

  /** The one writer; empty when AWS names none, or more than one. */
  Optional<ClusterArn> writer() {
    List<ClusterArn> writers =
        cluster.globalClusterMembers().stream()
            .filter(member -> Boolean.TRUE.equals(member.isWriter()))
            .map(GlobalDatabase::arn)
            .flatMap(Optional::stream)
            .toList();
    return writers.size() == 1 ? Optional.of(writers.get(0)) : Optional.empty();
  }

  boolean isWriter(ClusterArn arn) {
    return writer().filter(arn::equals).isPresent();
  }

  /** What is under way; empty when nothing is. */
  Optional<FailoverState> underWay() {
    return Optional.ofNullable(cluster.failoverState())
        .filter(state -> state.statusAsString() != null && !state.statusAsString().isBlank());
  }

  /** Whether AWS is moving the writer to this cluster. */
  boolean isMovingTo(ClusterArn target) {
    return underWay()
        .filter(state -> !"cancelling".equals(state.statusAsString()))
        .map(FailoverState::toDbClusterArn)
        .filter(target.text()::equals)
        .isPresent();
  }

  boolean isResyncing(ClusterArn arn) {
    return cluster.globalClusterMembers().stream()
        .filter(member -> arn.text().equals(member.dbClusterArn()))
        .anyMatch(member -> "pending-resync".equals(member.synchronizationStatusAsString()));
  }

  /**
   * Whether it follows the present writer: AWS counts it among the writer's readers and calls it
   * connected. An old writer that came back is a member too, but follows nobody until rebuilt.
   */
  boolean isFollowing(ClusterArn arn) {
    return writer().isPresent()
        && !isWriter(arn)
        && members().contains(arn)
        && !isResyncing(arn)
        && readersOfWriter().map(readers -> readers.contains(arn.text())).orElse(true);
  }

  /** Empty when AWS lists none at all. */
  private Optional<List<String>> readersOfWriter() {
    return cluster.globalClusterMembers().stream()
        .filter(member -> Boolean.TRUE.equals(member.isWriter()) && !member.readers().isEmpty())
        .map(GlobalClusterMember::readers)
        .findFirst();
  }

  /** Such as {@code eu-central-1 (writer), eu-west-1}. */
  String places() {
    List<ClusterArn> members = members();
    return members.isEmpty()
        ? "no clusters at all"
        : members.stream()
            .map(arn -> arn.region() + (isWriter(arn) ? " (writer)" : ""))
            .collect(Collectors.joining(", "));
  }

  List<ClusterArn> members() {
    return cluster.globalClusterMembers().stream()
        .filter(Objects::nonNull)
        .map(GlobalDatabase::arn)
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<ClusterArn> arn(GlobalClusterMember member) {
    return ClusterArn.parse(member.dbClusterArn());
  }
}
