package io.lifeboat.simulator.rds;

import static io.lifeboat.simulator.AwsAnswers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Scene;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeRequest;
import software.amazon.awssdk.services.rds.model.Tag;

/** A clone beside the standby, from its first call until nothing of it is left. */
@Timeout(20)
class CloneTest {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Tag TAG = Tag.builder().key("lifeboat:run").value("r1").build();

  private final Scene scene = Scene.euWebShop();
  private final RdsClient rds = scene.client(RdsClient.class, "eu-west-1");

  private DBCluster cluster(String id) {
    return rds.describeDBClusters(r -> r.dbClusterIdentifier(id)).dbClusters().get(0);
  }

  private RestoreDbClusterToPointInTimeRequest.Builder asked() {
    return RestoreDbClusterToPointInTimeRequest.builder()
        .dbClusterIdentifier("drill-1")
        .sourceDBClusterIdentifier("orders-eu-west-1")
        .restoreType("copy-on-write")
        .useLatestRestorableTime(true)
        .vpcSecurityGroupIds("sg-0opendub")
        .tags(TAG);
  }

  private Duration cloned() {
    rds.restoreDBClusterToPointInTime(asked().build());
    return scene.forwardUntil(() -> cluster("drill-1").status().equals("available"), LONG);
  }

  private void addInstance() {
    rds.createDBInstance(
        r ->
            r.dbInstanceIdentifier("drill-1-a")
                .dbClusterIdentifier("drill-1")
                .dbInstanceClass("db.r6g.large")
                .engine("aurora-postgresql"));
  }

  private String instanceStatus() {
    return rds.describeDBInstances(r -> r.dbInstanceIdentifier("drill-1-a"))
        .dbInstances()
        .get(0)
        .dbInstanceStatus();
  }

  private boolean isWritable() {
    return scene
        .aws()
        .aurora()
        .whyNotWritableAt(cluster("drill-1").endpoint(), "eu-west-1")
        .isEmpty();
  }

  @Test
  void aCloneOfASecondaryStandsAloneAndIsWritableOnceItHasAnInstance() {
    assertThat(cloned()).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(121));
    assertThat(cluster("drill-1").replicationSourceIdentifier()).isNull();
    assertThat(cluster("drill-1").globalClusterIdentifier()).isNull();
    assertThat(cluster("drill-1").tagList()).containsExactly(TAG);
    assertThat(cluster("drill-1").httpEndpointEnabled()).isFalse();
    assertThat(isWritable()).isFalse();
    addInstance();
    assertThat(instanceStatus()).isEqualTo("creating");
    Duration took = scene.forwardUntil(() -> instanceStatus().equals("available"), LONG);
    assertThat(took).isBetween(Duration.ofSeconds(59), Duration.ofSeconds(181));
    assertThat(isWritable()).isTrue();
    rds.enableHttpEndpoint(r -> r.resourceArn(cluster("drill-1").dbClusterArn()));
    assertThat(cluster("drill-1").httpEndpointEnabled()).isTrue();
  }

  @Test
  void nothingOfItIsLeftAfterItsDeletion() {
    cloned();
    addInstance();
    assertRefused(() -> delete(), "InvalidDBClusterStateFault");
    assertRefused(() -> deleteInstance(), "InvalidDBInstanceState");
    scene.forward(LONG);
    deleteInstance();
    assertThat(instanceStatus()).isEqualTo("deleting");
    delete();
    assertThat(cluster("drill-1").status()).isEqualTo("deleting");
    assertRefused(() -> delete(), "InvalidDBClusterStateFault");
    scene.forward(LONG);
    assertRefused(() -> instanceStatus(), "DBInstanceNotFound");
    assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> cluster("drill-1")))
        .isInstanceOf(DbClusterNotFoundException.class);
    assertThat(rds.describeDBClusters().dbClusters()).hasSize(1);
    cloned();
    assertThat(cluster("drill-1").dbClusterMembers()).isEmpty();
  }

  private void delete() {
    rds.deleteDBCluster(r -> r.dbClusterIdentifier("drill-1").skipFinalSnapshot(true));
  }

  private void deleteInstance() {
    rds.deleteDBInstance(r -> r.dbInstanceIdentifier("drill-1-a").skipFinalSnapshot(true));
  }

  @Test
  void withoutGroupsItLetsNobodyIn() {
    rds.restoreDBClusterToPointInTime(asked().vpcSecurityGroupIds(java.util.List.of()).build());
    scene.forward(LONG);
    addInstance();
    scene.forward(LONG);
    assertThat(cluster("drill-1").vpcSecurityGroups()).hasSize(1);
    assertThat(isWritable()).isFalse();
  }

  @Test
  void aLostRegionMakesNothingUntilItIsBack() {
    rds.restoreDBClusterToPointInTime(asked().build());
    scene.losing("eu-west-1", Loss.BLACK_HOLE).forward(LONG);
    scene.aws().faults().restore("eu-west-1");
    assertThat(cluster("drill-1").status()).isEqualTo("creating");
    scene.forward(Duration.ofSeconds(11));
    assertThat(cluster("drill-1").status()).isEqualTo("available");
  }

  @Test
  void wrongCallsGetTheCodesOfAws() {
    assertRefused(
        () ->
            rds.restoreDBClusterToPointInTime(
                asked().sourceDBClusterIdentifier("orders-eu-central-1").build()),
        "DBClusterNotFoundFault");
    assertRefused(
        () -> rds.restoreDBClusterToPointInTime(asked().restoreType("quick").build()),
        "InvalidParameterValue");
    assertRefused(
        () -> rds.restoreDBClusterToPointInTime(asked().useLatestRestorableTime(false).build()),
        "InvalidParameterCombination");
    assertRefused(
        () -> rds.restoreDBClusterToPointInTime(asked().dbClusterIdentifier("1--x").build()),
        "InvalidParameterValue");
    assertRefused(
        () -> rds.restoreDBClusterToPointInTime(asked().vpcSecurityGroupIds("sg-0none").build()),
        "InvalidParameterValue");
    assertRefused(
        () -> rds.restoreDBClusterToPointInTime(asked().dbSubnetGroupName("none").build()),
        "DBSubnetGroupNotFoundFault");
    assertRefused(
        () ->
            rds.restoreDBClusterToPointInTime(asked().dbClusterParameterGroupName("none").build()),
        "DBClusterParameterGroupNotFound");
    assertThat(scene.aws().journal().mutations()).isEmpty();
    rds.restoreDBClusterToPointInTime(asked().build());
    assertRefused(
        () -> rds.restoreDBClusterToPointInTime(asked().build()), "DBClusterAlreadyExistsFault");
    assertRefused(this::addInstance, "InvalidDBClusterStateFault");
    scene.forward(LONG);
    addInstance();
    assertRefused(this::addInstance, "DBInstanceAlreadyExists");
  }
}
