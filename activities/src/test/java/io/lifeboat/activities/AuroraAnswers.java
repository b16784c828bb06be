package io.lifeboat.activities;

import java.util.function.Function;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.rds.model.DescribeGlobalClustersResponse;
import software.amazon.awssdk.services.rds.model.FailoverState;
import software.amazon.awssdk.services.rds.model.GlobalCluster;
import software.amazon.awssdk.services.rds.model.GlobalClusterMember;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

/** Global databases and their clusters as AWS describes them, or nearly. */
final class AuroraAnswers {
  static final String FRA_ARN = "arn:aws:rds:eu-central-1:111122223333:cluster:orders-fra";
  static final String DUB_ARN = "arn:aws:rds:eu-west-1:111122223333:cluster:orders-dub";

  private AuroraAnswers() {}

  static StandIns global(GlobalCluster... clusters) {
    return new StandIns()
        .answering(
            "describeGlobalClusters",
            DescribeGlobalClustersResponse.builder().globalClusters(clusters).build());
  }

  static StandIns healthyDub(StandIns aws) {
    return aws.answering("describeDBClusters", clusters(dub().build()));
  }

  static GlobalCluster healthy() {
    return members(member(FRA_ARN, true), member(DUB_ARN, false));
  }

  static GlobalCluster members(GlobalClusterMember... members) {
    return cluster().globalClusterMembers(members).build();
  }

  static GlobalCluster moving(String status, String to) {
    return healthy().toBuilder()
        .failoverState(FailoverState.builder().status(status).toDbClusterArn(to).build())
        .build();
  }

  static GlobalCluster.Builder cluster() {
    return GlobalCluster.builder()
        .globalClusterIdentifier("shop-orders")
        .engineVersion("16.4")
        .status("available");
  }

  static GlobalClusterMember member(String arn, Boolean writer) {
    return GlobalClusterMember.builder().dbClusterArn(arn).isWriter(writer).build();
  }

  static GlobalClusterMember member(String arn, boolean writer, String status) {
    return member(arn, writer).toBuilder().synchronizationStatus(status).build();
  }

  /** The first region asked says one thing, the next another. */
  static final class TwoOpinions implements Function<Object, Object> {
    private boolean isFirst = true;

    @Override
    public Object apply(Object request) {
      GlobalCluster seen =
          isFirst ? healthy() : members(member(FRA_ARN, false), member(DUB_ARN, true));
      isFirst = !isFirst;
      return DescribeGlobalClustersResponse.builder().globalClusters(seen).build();
    }
  }

  /** Knows a cluster of every name that it is asked for, all with the same tag of a run. */
  record EveryCluster(String status, String run) implements Function<Object, Object> {
    @Override
    public Object apply(Object request) {
      return clusters(
          dub()
              .dbClusterIdentifier(((DescribeDbClustersRequest) request).dbClusterIdentifier())
              .status(status)
              .tagList(Tag.builder().key("lifeboat-run").value(run).build())
              .build());
    }
  }

  static StandIns fenced(StandIns aws) {
    return aws.answering(
        "describeDBClusters",
        clusters(
            dub()
                .dbClusterIdentifier("orders-fra")
                .tagList(Tag.builder().key("lifeboat:open-groups").value("sg-1+sg-2").build())
                .build()));
  }

  static DescribeDbClustersResponse clusters(DBCluster... clusters) {
    return DescribeDbClustersResponse.builder().dbClusters(clusters).build();
  }

  static DBCluster.Builder dub() {
    return DBCluster.builder()
        .dbClusterIdentifier("orders-dub")
        .status("available")
        .engineVersion("16.4")
        .dbClusterMembers(
            DBClusterMember.builder().dbInstanceIdentifier("dub-1").isClusterWriter(false).build())
        .vpcSecurityGroups(
            VpcSecurityGroupMembership.builder()
                .vpcSecurityGroupId("sg-open")
                .status("active")
                .build());
  }
}
