package io.lifeboat.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.GlobalCluster;
import software.amazon.awssdk.services.rds.model.GlobalClusterMember;
import software.amazon.awssdk.services.rds.model.InvalidGlobalClusterStateException;
import software.amazon.awssdk.services.rdsdata.RdsDataClient;
import software.amazon.awssdk.services.rdsdata.model.DatabaseErrorException;
import software.amazon.awssdk.services.rdsdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.rdsdata.model.Field;
import software.amazon.awssdk.services.rdsdata.model.RdsDataException;
import software.amazon.awssdk.services.rdsdata.model.SecretsErrorException;
import software.amazon.awssdk.services.rdsdata.model.SqlParameter;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.InvalidChangeBatchException;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sts.StsClient;

class SdkOverHttpTest extends ServerTest {
  private static final String OLD = "eu-central-1";
  private static final String NEW = "eu-west-1";

  @Test
  void auroraFailsOverOnceAndSaysSo() throws InterruptedException {
    RdsClient rds = sdk().in(NEW, RdsClient.builder());
    server.aws().faults().lose(OLD, io.lifeboat.simulator.Loss.BLACK_HOLE);
    String target = writerOrReader(rds, false).dbClusterArn();
    rds.failoverGlobalCluster(b -> failover(b, target));
    assertThatThrownBy(() -> rds.failoverGlobalCluster(b -> failover(b, target)))
        .isInstanceOf(InvalidGlobalClusterStateException.class);
    await(() -> writerOrReader(rds, true).dbClusterArn().equals(target));
    assertThat(server.aws().journal().mutations("FailoverGlobalCluster"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.caller()).isEqualTo("AKIDEXAMPLE"));
  }

  private static void failover(
      software.amazon.awssdk.services.rds.model.FailoverGlobalClusterRequest.Builder request,
      String target) {
    request
        .globalClusterIdentifier("web-shop-orders")
        .targetDbClusterIdentifier(target)
        .allowDataLoss(true);
  }

  private static GlobalClusterMember writerOrReader(RdsClient rds, boolean isWriter) {
    GlobalCluster cluster = rds.describeGlobalClusters().globalClusters().get(0);
    return cluster.globalClusterMembers().stream()
        .filter(member -> member.isWriter() == isWriter)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anAnswerThatIsLostHadItsEffect() {
    RdsClient rds = sdk().in(NEW, RdsClient.builder());
    server.aws().faults().loseAnswer("ModifyDBCluster", 1);
    assertThatThrownBy(
            () ->
                rds.modifyDBCluster(
                    b ->
                        b.dbClusterIdentifier("orders-eu-west-1")
                            .vpcSecurityGroupIds("sg-0closeddub")))
        .isInstanceOf(SdkClientException.class)
        .hasMessageContaining("Response Code: 200");
    assertThat(server.aws().journal().mutations("ModifyDBCluster")).hasSize(1);
  }

  @Test
  void ecsAndItsAutoscalingChange() {
    EcsClient ecs = sdk().in(NEW, EcsClient.builder());
    ecs.updateService(b -> b.cluster("web-shop").service("checkout").desiredCount(6));
    assertThat(ecs.describeServices(b -> b.cluster("web-shop").services("checkout")).services())
        .singleElement()
        .satisfies(service -> assertThat(service.desiredCount()).isEqualTo(6));
    ApplicationAutoScalingClient scaling = sdk().in(NEW, ApplicationAutoScalingClient.builder());
    scaling.registerScalableTarget(
        b ->
            b.serviceNamespace(ServiceNamespace.ECS)
                .resourceId("service/web-shop/checkout")
                .scalableDimension("ecs:service:DesiredCount")
                .minCapacity(6)
                .maxCapacity(18));
    assertThat(
            scaling
                .describeScalableTargets(
                    b ->
                        b.serviceNamespace(ServiceNamespace.ECS)
                            .resourceIds("service/web-shop/checkout"))
                .scalableTargets())
        .singleElement()
        .satisfies(found -> assertThat(found.minCapacity()).isEqualTo(6));
  }

  @Test
  void recordsChangeAsOneBatchAndReachInSync() throws InterruptedException {
    Route53Client route53 = sdk().in("aws-global", Route53Client.builder());
    List<ResourceRecordSet> sets =
        route53.listResourceRecordSets(b -> b.hostedZoneId("Z04EXAMPLE")).resourceRecordSets();
    ResourceRecordSet old =
        sets.stream()
            .filter(s -> "eu-central-1".equals(s.setIdentifier()))
            .findFirst()
            .orElseThrow();
    ResourceRecordSet slower = old.toBuilder().ttl(31L).build();
    String change =
        route53
            .changeResourceRecordSets(
                b ->
                    b.hostedZoneId("Z04EXAMPLE")
                        .changeBatch(
                            c ->
                                c.changes(
                                    change(ChangeAction.DELETE, old),
                                    change(ChangeAction.CREATE, slower))))
            .changeInfo()
            .id();
    await(() -> route53.getChange(b -> b.id(change)).changeInfo().status() == ChangeStatus.INSYNC);
    assertThatThrownBy(
            () ->
                route53.changeResourceRecordSets(
                    b ->
                        b.hostedZoneId("Z04EXAMPLE")
                            .changeBatch(c -> c.changes(change(ChangeAction.DELETE, old)))))
        .isInstanceOf(InvalidChangeBatchException.class);
  }

  private static Change change(ChangeAction action, ResourceRecordSet set) {
    return Change.builder().action(action).resourceRecordSet(set).build();
  }

  @Test
  void lagIsMeasured() throws InterruptedException {
    CloudWatchClient metrics = sdk().in(NEW, CloudWatchClient.builder());
    await(
        () ->
            !metrics
                .getMetricStatistics(
                    b ->
                        b.namespace("AWS/RDS")
                            .metricName("AuroraGlobalDBReplicationLag")
                            .dimensions(
                                Dimension.builder()
                                    .name("DBClusterIdentifier")
                                    .value("orders-eu-west-1")
                                    .build())
                            .startTime(Instant.now().minusSeconds(600))
                            .endTime(Instant.now().plusSeconds(60))
                            .period(60)
                            .statistics(Statistic.MAXIMUM))
                .datapoints()
                .isEmpty());
  }

  @Test
  void sqlIsRunAndItsErrorsArrive() {
    RdsDataClient data = sdk().in(OLD, RdsDataClient.builder());
    ExecuteStatementRequest query =
        ExecuteStatementRequest.builder()
            .resourceArn("arn:aws:rds:eu-central-1:111122223333:cluster:orders-eu-central-1")
            .secretArn("arn:aws:secretsmanager:eu-central-1:111122223333:secret:orders")
            .database("shop")
            .sql("select id, placed_at is null, note from orders where id = :id")
            .parameters(SqlParameter.builder().name("id").value(Field.fromLongValue(7L)).build())
            .build();
    assertThat(data.executeStatement(query).records())
        .containsExactly(
            List.of(
                Field.fromLongValue(7L),
                Field.fromBooleanValue(false),
                Field.fromStringValue("row 7")));
    assertThatThrownBy(() -> data.executeStatement(query.toBuilder().sql("select x").build()))
        .isInstanceOf(DatabaseErrorException.class)
        .hasMessageContaining("column \"x\" does not exist");
    assertThatThrownBy(() -> data.executeStatement(query.toBuilder().secretArn("x").build()))
        .isInstanceOf(SecretsErrorException.class);
    assertThatThrownBy(() -> data.beginTransaction(b -> b.database("shop")))
        .isInstanceOfSatisfying(
            RdsDataException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("NotSimulated"));
  }

  @Test
  void messagesArePublishedAndCallersAreTold() {
    SnsClient sns = sdk().in(NEW, SnsClient.builder());
    String topic = "arn:aws:sns:eu-west-1:111122223333:dr-alerts.fifo";
    String first =
        sns.publish(
                b -> b.topicArn(topic).message("m").messageGroupId("g").messageDeduplicationId("d"))
            .messageId();
    assertThat(first).isNotBlank();
    assertThat(sdk().in(NEW, StsClient.builder()).getCallerIdentity().account())
        .isEqualTo("111122223333");
  }
}
