package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.aurora.AwsFenceAurora;
import io.lifeboat.activities.aurora.AwsOpenAurora;
import io.lifeboat.activities.aurora.AwsPromoteAurora;
import io.lifeboat.activities.aurora.AwsRejoinAurora;
import io.lifeboat.activities.cloudwatch.LagMetrics;
import io.lifeboat.activities.ecs.AwsFenceEcs;
import io.lifeboat.activities.ecs.AwsOpenEcs;
import io.lifeboat.activities.ecs.AwsRollBackEcs;
import io.lifeboat.activities.ecs.AwsScaleDownEcs;
import io.lifeboat.activities.ecs.AwsScaleEcs;
import io.lifeboat.activities.notify.AwsNotifySns;
import io.lifeboat.activities.route53.AwsFlipRoute53;
import io.lifeboat.activities.route53.AwsInvertHealthCheck;
import io.lifeboat.activities.route53.AwsShiftRoute53;
import io.lifeboat.activities.route53.DnsNameServers;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.step.EcsService;
import io.lifeboat.plan.step.FenceAurora;
import io.lifeboat.plan.step.FenceEcs;
import io.lifeboat.plan.step.FlipRoute53;
import io.lifeboat.plan.step.InvertHealthCheck;
import io.lifeboat.plan.step.NotifySns;
import io.lifeboat.plan.step.OpenAurora;
import io.lifeboat.plan.step.OpenEcs;
import io.lifeboat.plan.step.PromoteAurora;
import io.lifeboat.plan.step.RejoinAurora;
import io.lifeboat.plan.step.RollBackEcs;
import io.lifeboat.plan.step.RoutingPolicy;
import io.lifeboat.plan.step.ScaleDownEcs;
import io.lifeboat.plan.step.ScaleEcs;
import io.lifeboat.plan.step.ShiftRoute53;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.HealthCheckType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * The same actions against moto over HTTP, as far as moto goes.
 *
 * <p>Not covered here, because moto does not have it: promotion of a global database (no failover
 * of global clusters), clones (no restore to a point in time), SQL (its Data API has no database),
 * waiting for tasks to run (moto starts none), waiting for a Route 53 change and seeing it in DNS
 * (no name servers). The promise tests cover these against the simulator.
 */
@Timeout(120)
class MotoTest {
  private static final Region FRA = Region.of("eu-central-1");
  private static final Region DUB = Region.of("eu-west-1");
  private static final EcsService WEB = new EcsService("shop", "web");
  private static final StepCall CALL =
      new StepCall("shop", "run-1", "step", "shop moves", Map.of());

  /** A port where nobody answers DNS. */
  private static final DnsNameServers NO_DNS =
      new DnsNameServers(Optional.of(new InetSocketAddress("127.0.0.1", 9)));

  private static AgainstMoto moto;
  private static SdkClients aws;

  private final HandWatch watch = new HandWatch();

  @BeforeAll
  static void start() throws Exception {
    moto = AgainstMoto.start("the actions (Route 53 changes, ECS updates, CloudWatch, SNS, STS)");
    aws = moto.aws();
    AgainstMoto.warmUp(
        () -> aws.rds(DUB).describeGlobalClusters(),
        () -> aws.ecs(DUB).listClusters(),
        () ->
            aws.autoScaling(DUB)
                .describeScalableTargets(request -> request.serviceNamespace(ServiceNamespace.ECS)),
        () -> aws.cloudWatch(DUB).listMetrics(),
        () -> aws.sns(DUB).listTopics(),
        () -> aws.route53().listHostedZones());
  }

  @AfterAll
  static void stop() {
    if (moto != null) {
      moto.close();
    }
  }

  @Test
  void flipsRecordsAndBack() {
    String zone = zone("flip.example.com");
    String fra = check("fra.flip.example.com");
    String dub = check("dub.flip.example.com");
    create(zone, set("shop.flip.example.com", "eu-central-1", "PRIMARY", fra, "192.0.2.10"));
    create(zone, set("shop.flip.example.com", "eu-west-1", "SECONDARY", dub, "192.0.2.20"));
    AwsFlipRoute53 flip = new AwsFlipRoute53(aws, NO_DNS);
    FlipRoute53 step =
        new FlipRoute53(
            zone,
            "shop.flip.example.com",
            RoutingPolicy.FAILOVER,
            Map.of(FRA, "eu-central-1", DUB, "eu-west-1"),
            FRA,
            DUB,
            Duration.ofSeconds(30));

    assertThat(flip.inspect(step, CALL, watch).state()).isEqualTo(State.READY);
    assertThat(flip.apply(step, CALL, watch).facts()).containsKey(Facts.CHANGE_ID);
    Inspection after = flip.inspect(step, CALL, watch);
    assertThat(after.state()).isEqualTo(State.ALREADY_DONE);
    assertThat(after.sentence()).contains("eu-central-1 SECONDARY, eu-west-1 PRIMARY");
    assertThat(after.sentence()).contains("could be asked from here");
    flip.apply(step, CALL, watch);
    assertThat(flip.inspect(step, CALL, watch).state()).isEqualTo(State.ALREADY_DONE);
  }

  @Test
  void dividesUsersAndPutsTheRecordsBackIntoTheirRoles() {
    String zone = zone("shift.example.com");
    String fra = check("fra.shift.example.com");
    String dub = check("dub.shift.example.com");
    create(zone, set("shop.shift.example.com", "eu-central-1", "PRIMARY", fra, "192.0.2.10"));
    create(zone, set("shop.shift.example.com", "eu-west-1", "SECONDARY", dub, "192.0.2.20"));
    AwsShiftRoute53 shift = new AwsShiftRoute53(aws, NO_DNS);
    ShiftRoute53 canary = shift(zone, 5);
    ShiftRoute53 rest = shift(zone, 100);

    assertThat(shift.inspect(canary, CALL, watch).state()).isEqualTo(State.READY);
    shift.apply(canary, CALL, watch);
    assertThat(shift.inspect(canary, CALL, watch).sentence())
        .contains("eu-central-1 weight 95, eu-west-1 weight 5");
    assertThat(shift.inspect(rest, CALL, watch).state()).isEqualTo(State.READY);
    shift.apply(rest, CALL, watch);
    Inspection after = shift.inspect(rest, CALL, watch);
    assertThat(after.state()).isEqualTo(State.ALREADY_DONE);
    assertThat(after.sentence()).contains("eu-central-1 SECONDARY, eu-west-1 PRIMARY");
  }

  private static ShiftRoute53 shift(String zone, int percent) {
    return new ShiftRoute53(
        zone,
        "shop.shift.example.com",
        RoutingPolicy.FAILOVER,
        Map.of(FRA, "eu-central-1", DUB, "eu-west-1"),
        FRA,
        DUB,
        percent,
        Duration.ofSeconds(30));
  }

  @Test
  void invertsAHealthCheck() {
    String zone = zone("invert.example.com");
    String fra = check("fra.invert.example.com");
    create(zone, set("shop.invert.example.com", "eu-central-1", "PRIMARY", fra, "192.0.2.10"));
    AwsInvertHealthCheck invert = new AwsInvertHealthCheck(aws, NO_DNS);
    InvertHealthCheck step =
        new InvertHealthCheck(zone, "shop.invert.example.com", fra, true, FRA, DUB);

    assertThat(invert.inspect(step, CALL, watch).state()).isEqualTo(State.READY);
    invert.apply(step, CALL, watch);
    assertThat(invert.confirm(step, CALL, watch).sentence()).contains("is inverted");
    assertThat(invert.revert(step, CALL, watch).sentence()).contains("is not inverted again");
  }

  @Test
  void setsTheSizesOfServices() {
    deploy();
    AwsScaleEcs scale = new AwsScaleEcs(aws);
    ScaleEcs step = new ScaleEcs("web", DUB, WEB, 4);

    Inspection found = scale.inspect(step, CALL, watch);
    assertThat(found.state()).isEqualTo(State.READY);
    assertThat(scale.apply(step, CALL, watch).sentence())
        .isEqualTo("web in eu-west-1: autoscaling minimum 1 to 4, tasks 1 to 4");
    assertThat(scale.inspect(step, CALL, watch).state()).isEqualTo(State.IN_PROGRESS);

    AwsFenceEcs fence = new AwsFenceEcs(aws);
    FenceEcs stop = new FenceEcs(DUB, List.of(WEB));
    fence.apply(stop, CALL, watch);
    assertThat(fence.confirm(stop, CALL, watch).sentence())
        .startsWith("no task of web runs in eu-west-1 any more");

    AwsOpenEcs open = new AwsOpenEcs(aws);
    OpenEcs again = new OpenEcs(DUB, List.of(WEB));
    assertThat(open.inspect(again, CALL, watch).sentence())
        .contains("web (desired=4 minimum=4 maximum=12 suspended=none)");
    open.apply(again, CALL, watch);
    assertThat(open.inspect(again, CALL, watch).sentence())
        .contains("no service in eu-west-1 carries the fence's tag", "of 4 tasks of web run");

    assertThat(
            new AwsScaleDownEcs(aws)
                .apply(new ScaleDownEcs("web", DUB, WEB, 2), CALL, watch)
                .sentence())
        .isEqualTo("web in eu-west-1: autoscaling minimum 4 to 2, tasks 4 to 2");
    rollsBack();
  }

  private void rollsBack() {
    register();
    aws.ecs(DUB)
        .updateService(request -> request.cluster("shop").service("web").taskDefinition("web:2"));
    AwsRollBackEcs back = new AwsRollBackEcs(aws);
    RollBackEcs step = new RollBackEcs("web", DUB, WEB, Optional.empty());

    assertThat(back.inspect(step, CALL, watch).sentence()).endsWith("; web:1 can be deployed");
    assertThat(back.apply(step, CALL, watch).sentence())
        .isEqualTo("asked ECS to deploy web:1 of web in eu-west-1");
    RollBackEcs named = new RollBackEcs("web", DUB, WEB, Optional.of("web:1"));
    assertThat(back.inspect(named, CALL, watch).state()).isNotEqualTo(State.READY);
  }

  @Test
  void closesADatabaseAndOpensItAgainByItsTag() {
    aws.rds(FRA)
        .createGlobalCluster(
            request -> request.globalClusterIdentifier("fenced").engine("aurora-postgresql"));
    aws.rds(FRA)
        .createDBCluster(
            request ->
                request
                    .dbClusterIdentifier("fenced-fra")
                    .globalClusterIdentifier("fenced")
                    .engine("aurora-postgresql")
                    .masterUsername("nobody")
                    .masterUserPassword("not-a-secret")
                    .vpcSecurityGroupIds("sg-open1", "sg-open2"));
    AwsFenceAurora fence = new AwsFenceAurora(aws);
    FenceAurora close = new FenceAurora("orders", "fenced", FRA, "sg-closed");

    assertThat(fence.inspect(close, CALL, watch).sentence())
        .endsWith("still the writer, is open by sg-open1, sg-open2");
    fence.apply(close, CALL, watch);
    assertThat(fence.confirm(close, CALL, watch).sentence())
        .endsWith("the failback gives it sg-open1, sg-open2 again, as its tag says");

    AwsOpenAurora open = new AwsOpenAurora(aws);
    OpenAurora step = new OpenAurora("orders", "fenced", FRA);
    assertThat(open.inspect(step, CALL, watch).state()).isEqualTo(State.READY);
    open.apply(step, CALL, watch);
    assertThat(open.confirm(step, CALL, watch).sentence())
        .isEqualTo(
            "orders in eu-central-1 is open again: its security groups are sg-open1, sg-open2");
    assertThat(open.inspect(step, CALL, watch).state()).isEqualTo(State.ALREADY_DONE);
  }

  @Test
  void addsASecondaryLikeTheClusterThatHasLeft() {
    aws.rds(FRA)
        .createGlobalCluster(
            request -> request.globalClusterIdentifier("left").engine("aurora-postgresql"));
    create(FRA, "left-fra", "left");
    create(DUB, "left-dub", null);
    aws.rds(FRA)
        .createGlobalCluster(
            request -> request.globalClusterIdentifier("other").engine("aurora-postgresql"));
    create(DUB, "other-dub", "other");
    for (String instance : List.of("left-dub-1", "left-dub-2")) {
      aws.rds(DUB)
          .createDBInstance(
              request ->
                  request
                      .dbInstanceIdentifier(instance)
                      .dbClusterIdentifier("left-dub")
                      .engine("aurora-postgresql")
                      .dbInstanceClass("db.r6g.large"));
    }
    AwsRejoinAurora rejoin = new AwsRejoinAurora(aws);
    RejoinAurora step = new RejoinAurora("orders", "left", DUB, FRA);

    assertThat(rejoin.inspect(step, CALL, watch).sentence())
        .endsWith("a secondary like left-dub is added");
    rejoin.apply(step, CALL, watch);
    assertThat(rejoin.confirm(step, CALL, watch).sentence())
        .contains(" in eu-west-1 is a replica of eu-central-1 with 2 instances");
  }

  private static void create(Region region, String id, String global) {
    aws.rds(region)
        .createDBCluster(
            request ->
                request
                    .dbClusterIdentifier(id)
                    .globalClusterIdentifier(global)
                    .engine("aurora-postgresql")
                    .masterUsername("nobody")
                    .masterUserPassword("not-a-secret")
                    .tags(Tag.builder().key("team").value("shop").build()));
  }

  @Test
  void readsTheLagFromCloudWatch() {
    aws.cloudWatch(DUB)
        .putMetricData(
            request ->
                request
                    .namespace("AWS/RDS")
                    .metricData(
                        MetricDatum.builder()
                            .metricName("AuroraGlobalDBRPOLag")
                            .value(412.0)
                            .timestamp(Instant.now().minusSeconds(60))
                            .dimensions(
                                Dimension.builder()
                                    .name("DBClusterIdentifier")
                                    .value("orders-dub")
                                    .build())
                            .build()));

    assertThat(
            new LagMetrics(aws, "orders-dub", FRA, new HandWatch().at(Instant.now()))
                .newest(DUB)
                .orElseThrow()
                .facts())
        .containsEntry(Facts.LAG_SECONDS, "0.412");
  }

  @Test
  void publishesToAFifoTopic() {
    String topic =
        aws.sns(DUB)
            .createTopic(
                request -> request.name("dr-alerts.fifo").attributes(Map.of("FifoTopic", "true")))
            .topicArn();
    AwsNotifySns tell = new AwsNotifySns(aws);
    NotifySns step = new NotifySns("news", DUB, topic, "It began");

    assertThat(tell.inspect(step, CALL, watch).state()).isEqualTo(State.READY);
    assertThat(tell.apply(step, CALL, watch).sentence())
        .startsWith("news was told: SNS took message ");
  }

  @Test
  void knowsWhoItIs() {
    assertThat(aws.sts(DUB).getCallerIdentity().account()).isEqualTo("123456789012");
  }

  @Test
  void saysInASentenceWhatMotoDoesNotHave() {
    Throwable failure =
        catchThrowable(
            () ->
                new AwsCall("rds:FailoverGlobalCluster", DUB, watch)
                    .answer(
                        () ->
                            aws.rds(DUB)
                                .failoverGlobalCluster(
                                    request ->
                                        request
                                            .globalClusterIdentifier("none")
                                            .targetDbClusterIdentifier("none"))));

    assertThat(failure)
        .isInstanceOf(TryAgain.class)
        .hasMessage(
            "AWS could not answer rds:FailoverGlobalCluster in eu-west-1; it is asked again"
                + " (HTTP 500, no error code)");
  }

  @Test
  void refusesToPromoteADatabaseThatIsNotThere() {
    PromoteAurora step = new PromoteAurora("orders", "nothing", FRA, DUB, Mode.FORCED);

    assertThat(new AwsPromoteAurora(aws).inspect(step, CALL, watch).sentence())
        .isEqualTo("eu-west-1 knows no global database nothing; correct the plan");
  }

  private static void deploy() {
    aws.ecs(DUB).createCluster(request -> request.clusterName("shop"));
    register();
    aws.ecs(DUB)
        .createService(
            request ->
                request.cluster("shop").serviceName("web").taskDefinition("web").desiredCount(1));
    aws.autoScaling(DUB)
        .registerScalableTarget(
            request ->
                request
                    .serviceNamespace(ServiceNamespace.ECS)
                    .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                    .resourceId("service/shop/web")
                    .minCapacity(1)
                    .maxCapacity(12));
  }

  private static void register() {
    aws.ecs(DUB)
        .registerTaskDefinition(
            request ->
                request
                    .family("web")
                    .containerDefinitions(
                        software.amazon.awssdk.services.ecs.model.ContainerDefinition.builder()
                            .name("web")
                            .image("web")
                            .memory(64)
                            .build()));
  }

  private static String zone(String name) {
    return aws.route53()
        .createHostedZone(request -> request.name(name).callerReference(name))
        .hostedZone()
        .id();
  }

  private static String check(String host) {
    return aws.route53()
        .createHealthCheck(
            request ->
                request
                    .callerReference(host)
                    .healthCheckConfig(
                        config ->
                            config
                                .type(HealthCheckType.HTTPS)
                                .fullyQualifiedDomainName(host)
                                .resourcePath("/health")
                                .port(443)))
        .healthCheck()
        .id();
  }

  private static ResourceRecordSet set(
      String name, String identifier, String role, String check, String value) {
    return ResourceRecordSet.builder()
        .name(name)
        .type("A")
        .ttl(30L)
        .setIdentifier(identifier)
        .failover(role)
        .healthCheckId(check)
        .resourceRecords(ResourceRecord.builder().value(value).build())
        .build();
  }

  private static void create(String zone, ResourceRecordSet set) {
    aws.route53()
        .changeResourceRecordSets(
            request ->
                request
                    .hostedZoneId(zone)
                    .changeBatch(
                        batch ->
                            batch.changes(
                                Change.builder()
                                    .action(ChangeAction.CREATE)
                                    .resourceRecordSet(set)
                                    .build())));
  }
}
