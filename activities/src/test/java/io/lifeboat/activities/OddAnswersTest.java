package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.aurora.AwsPromoteAurora;
import io.lifeboat.activities.ecs.AwsScaleEcs;
import io.lifeboat.activities.health.Reply;
import io.lifeboat.activities.route53.AwsInvertHealthCheck;
import io.lifeboat.activities.route53.NameServers;
import io.lifeboat.plan.DataAccess;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.RecoveryAction;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.CatchUpAurora;
import io.lifeboat.plan.step.CheckMarker;
import io.lifeboat.plan.step.CloneAurora;
import io.lifeboat.plan.step.CompareData;
import io.lifeboat.plan.step.DrillService;
import io.lifeboat.plan.step.EcsService;
import io.lifeboat.plan.step.FenceAurora;
import io.lifeboat.plan.step.FenceEcs;
import io.lifeboat.plan.step.FlipRoute53;
import io.lifeboat.plan.step.HoldReplicationLag;
import io.lifeboat.plan.step.InvertHealthCheck;
import io.lifeboat.plan.step.NotifySns;
import io.lifeboat.plan.step.OpenAurora;
import io.lifeboat.plan.step.OpenEcs;
import io.lifeboat.plan.step.Probe;
import io.lifeboat.plan.step.PromoteAurora;
import io.lifeboat.plan.step.RejoinAurora;
import io.lifeboat.plan.step.RollBackEcs;
import io.lifeboat.plan.step.RoutingPolicy;
import io.lifeboat.plan.step.ScaleDownEcs;
import io.lifeboat.plan.step.ScaleEcs;
import io.lifeboat.plan.step.ShiftRoute53;
import io.lifeboat.plan.step.StartDrillTasks;
import io.lifeboat.plan.step.Step;
import io.lifeboat.plan.step.WriteMarker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalableTargetsResponse;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.ListTaskDefinitionsResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.UpdateServiceResponse;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.rds.model.DescribeGlobalClustersResponse;
import software.amazon.awssdk.services.rds.model.FailoverGlobalClusterResponse;
import software.amazon.awssdk.services.rds.model.FailoverState;
import software.amazon.awssdk.services.rds.model.GlobalCluster;
import software.amazon.awssdk.services.rds.model.GlobalClusterMember;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.rds.model.Tag;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;
import software.amazon.awssdk.services.route53.model.GetHealthCheckResponse;
import software.amazon.awssdk.services.route53.model.GetHostedZoneResponse;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** Answers that AWS should not give, and sometimes does: one clear sentence each, and no change. */
@Timeout(20)
class OddAnswersTest {
  private static final Region FRA = Region.of("eu-central-1");
  private static final Region DUB = Region.of("eu-west-1");
  private static final String FRA_ARN = "arn:aws:rds:eu-central-1:111122223333:cluster:orders-fra";
  private static final String DUB_ARN = "arn:aws:rds:eu-west-1:111122223333:cluster:orders-dub";
  private static final StepCall CALL = new StepCall("shop", "run-1", "step", "in test", Map.of());
  private static final NameServers NO_DNS = new SilentDns();

  private static final PromoteAurora FORCED =
      new PromoteAurora("orders", "shop-orders", FRA, DUB, Mode.FORCED);
  private static final PromoteAurora GRACEFUL =
      new PromoteAurora("orders", "shop-orders", FRA, DUB, Mode.GRACEFUL);
  private static final FenceAurora FENCE =
      new FenceAurora("orders", "shop-orders", FRA, "sg-closed");
  private static final RejoinAurora REJOIN = new RejoinAurora("orders", "shop-orders", FRA, DUB);
  private static final CatchUpAurora CATCH_UP =
      new CatchUpAurora(
          "orders", "shop-orders", FRA, DUB, Duration.ofMinutes(1), Duration.ofMinutes(3));
  private static final CloneAurora CLONE = new CloneAurora("orders", "shop-orders", DUB);
  private static final DataAccess DATA =
      new DataAccess(
          "shop", "arn:aws:secretsmanager:{region}:111122223333:secret:orders", Map.of());
  private static final WriteMarker MARK =
      new WriteMarker("orders", "shop-orders", List.of(FRA, DUB), DATA);
  private static final CheckMarker CHECK = new CheckMarker("orders", "shop-orders", DUB, DATA);
  private static final CompareData COMPARE =
      new CompareData("orders", "shop-orders", FRA, DUB, DATA, Duration.ofMinutes(1));
  private static final OpenAurora OPEN = new OpenAurora("orders", "shop-orders", FRA);
  private static final EcsService SHOP = new EcsService("shop", "web");
  private static final ScaleEcs SCALE = new ScaleEcs("web", DUB, SHOP, 4);
  private static final FenceEcs STOP = new FenceEcs(FRA, List.of(SHOP));
  private static final OpenEcs START = new OpenEcs(FRA, List.of(SHOP));
  private static final ScaleDownEcs DOWN = new ScaleDownEcs("web", DUB, SHOP, 1);
  private static final RollBackEcs BACK = new RollBackEcs("web", DUB, SHOP, Optional.empty());
  private static final String WEB_3 = "arn:aws:ecs:eu-west-1:111122223333:task-definition/web:3";
  private static final StartDrillTasks ASIDE =
      new StartDrillTasks(DUB, List.of(new DrillService("web", SHOP, 1, 80, Map.of(), List.of())));
  private static final FlipRoute53 FLIP = flip(RoutingPolicy.FAILOVER);
  private static final InvertHealthCheck INVERT =
      new InvertHealthCheck("Z1", "shop.example.com", "hc-fra", true, FRA, DUB);
  private static final HoldReplicationLag HOLD =
      new HoldReplicationLag(
          "orders",
          "shop-orders",
          FRA,
          DUB,
          Duration.ofMinutes(1),
          Duration.ofMinutes(3),
          Mode.FORCED);
  private static final NotifySns TELL =
      new NotifySns("news", DUB, "arn:aws:sns:eu-west-1:111122223333:news", "Hello");

  /** Their apply changes nothing, or finds out only by asking. */
  private static final Set<Class<? extends Step>> ASK_NOTHING =
      Set.of(
          HoldReplicationLag.class,
          CatchUpAurora.class,
          CheckMarker.class,
          CompareData.class,
          NotifySns.class);

  private record Odd(String name, Step step, StandIns aws, String sentence) {
    @Override
    public String toString() {
      return step.actionName() + ": " + name;
    }
  }

  static Stream<Odd> oddities() {
    return Stream.of(
        // Aurora
        odd("no global cluster at all", FORCED, global(), "knows no global database shop-orders"),
        odd(
            "another global cluster than asked for",
            FORCED,
            global(cluster().globalClusterIdentifier("other").build()),
            "knows no global database shop-orders"),
        odd(
            "a global cluster without members",
            FORCED,
            global(cluster().globalClusterMembers(List.of()).build()),
            "it has no clusters at all"),
        odd(
            "members without an ARN",
            FORCED,
            global(members(GlobalClusterMember.builder().isWriter(true).build())),
            "it has no clusters at all"),
        odd(
            "an ARN that is none",
            FORCED,
            global(members(member("orders-dub", false), member(FRA_ARN, true))),
            "it has eu-central-1 (writer)"),
        odd(
            "a member of the target region that the region does not know",
            FORCED,
            global(healthy()).answering("describeDBClusters", clusters()),
            "eu-west-1 does not know it"),
        odd(
            "another regional cluster than asked for",
            FORCED,
            global(healthy())
                .answering("describeDBClusters", clusters(dub().dbClusterIdentifier("x").build())),
            "eu-west-1 does not know it"),
        odd(
            "no writer",
            FORCED,
            healthyDub(global(members(member(FRA_ARN, false), member(DUB_ARN, false)))),
            "AWS does not name one writer"),
        odd(
            "writer flags missing",
            FORCED,
            healthyDub(global(members(member(FRA_ARN, null), member(DUB_ARN, null)))),
            "AWS does not name one writer"),
        odd(
            "two writers",
            FORCED,
            healthyDub(global(members(member(FRA_ARN, true), member(DUB_ARN, true)))),
            "AWS does not name one writer"),
        odd(
            "the writer in a third region",
            FORCED,
            healthyDub(
                global(
                    members(
                        member(DUB_ARN, false),
                        member(FRA_ARN.replace("eu-central-1", "eu-north-1"), true)))),
            "the writer of shop-orders is in eu-north-1, not in eu-central-1"),
        odd(
            "a failover toward another region",
            FORCED,
            healthyDub(global(moving("failing-over", FRA_ARN))),
            "failing-over toward eu-central-1"),
        odd(
            "a failover toward nobody",
            FORCED,
            healthyDub(global(moving("failing-over", null))),
            "toward a cluster that it does not name"),
        odd(
            "a failover that is being cancelled",
            FORCED,
            healthyDub(global(moving("cancelling", DUB_ARN))),
            "is cancelling toward eu-west-1"),
        odd(
            "a state that nobody knows",
            FORCED,
            healthyDub(global(moving("dancing", FRA_ARN))),
            "is dancing toward eu-central-1"),
        odd(
            "a headless target",
            FORCED,
            global(healthy())
                .answering(
                    "describeDBClusters", clusters(dub().dbClusterMembers(List.of()).build())),
            "is headless: add a database instance"),
        odd(
            "a stopped target",
            FORCED,
            global(healthy())
                .answering("describeDBClusters", clusters(dub().status("stopped").build())),
            "is stopped and cannot become the writer"),
        odd(
            "another engine version",
            FORCED,
            global(healthy())
                .answering("describeDBClusters", clusters(dub().engineVersion("15.8").build())),
            "runs engine 15.8, the global database 16.4"),
        odd(
            "a secondary that is not in sync",
            GRACEFUL,
            healthyDub(
                global(
                    members(
                        member(FRA_ARN, true),
                        member(DUB_ARN, false).toBuilder()
                            .synchronizationStatus("pending-resync")
                            .build()))),
            "still re-synchronizing"),
        odd("a page of HTML", FORCED, html("describeGlobalClusters"), "HTTP 500, no error code"),
        odd(
            "a page of HTML for the cluster",
            FENCE,
            global(healthy()).failing("describeDBClusters", page()),
            "HTTP 500, no error code"),
        odd(
            "no cluster in the old region",
            FENCE,
            global(members(member(DUB_ARN, true))),
            "has no cluster in eu-central-1 to close"),
        odd(
            "no cluster in the region to open",
            OPEN,
            global(members(member(DUB_ARN, true))),
            "has no cluster in eu-central-1 to open"),
        odd(
            "a cluster to open that the region does not know",
            OPEN,
            global(healthy()).answering("describeDBClusters", clusters()),
            "it may be being rebuilt"),
        odd(
            "an old writer",
            OPEN,
            fenced(
                global(members(member(FRA_ARN, false, "pending-resync"), member(DUB_ARN, true)))),
            "is an old writer that does not follow the present one yet"),
        odd(
            "a cluster that the writer does not count among its readers",
            OPEN,
            fenced(
                global(
                    members(
                        member(FRA_ARN, false),
                        member(DUB_ARN, true).toBuilder().readers(FRA_ARN + "2").build()))),
            "is an old writer that does not follow the present one yet"),
        odd(
            "no writer at all",
            OPEN,
            fenced(global(members(member(FRA_ARN, false), member(DUB_ARN, false)))),
            "is an old writer that does not follow the present one yet"),
        odd(
            "a region that still takes itself for the writer",
            OPEN,
            fenced(global(healthy())).answering("describeGlobalClusters", new TwoOpinions()),
            "eu-west-1 says that it is orders-dub: it stays closed"),
        odd("no global cluster to rejoin", REJOIN, global(), "eu-west-1 knows no global database"),
        odd(
            "nothing that could have been the old cluster",
            REJOIN,
            global(members(member(DUB_ARN, true))).answering("describeDBClusters", clusters()),
            "no cluster there could have been it; add a secondary by hand"),
        odd(
            "two that could have been the old cluster",
            REJOIN,
            global(members(member(DUB_ARN, true)))
                .answering(
                    "describeDBClusters",
                    clusters(
                        dub().dbClusterIdentifier("one").build(),
                        dub().dbClusterIdentifier("two").build())),
            "any of one, two could have been it; add a secondary by hand"),
        odd(
            "a drill's clone instead of the old cluster",
            REJOIN,
            global(members(member(DUB_ARN, true)))
                .answering(
                    "describeDBClusters",
                    clusters(dub().tagList(Tag.builder().key("lifeboat-drill").build()).build())),
            "no cluster there could have been it"),
        odd("a page of HTML for all clusters", REJOIN, rejoinPage(), "HTTP 500, no error code"),
        odd(
            "no cluster in the region to clone",
            CLONE,
            global(members(member(FRA_ARN, true))),
            "has no cluster in eu-west-1 to clone"),
        odd(
            "a cluster to clone that the region does not know",
            CLONE,
            global(healthy()).answering("describeDBClusters", clusters()),
            "does not know cluster orders-dub, so it cannot be cloned"),
        odd(
            "a stopped cluster to clone",
            CLONE,
            global(healthy())
                .answering("describeDBClusters", clusters(dub().status("stopped").build())),
            "orders-dub is stopped and cannot be cloned now"),
        odd(
            "a headless cluster to clone",
            CLONE,
            global(healthy())
                .answering(
                    "describeDBClusters", clusters(dub().dbClusterMembers(List.of()).build())),
            "orders-dub is headless"),
        odd(
            "somebody else's cluster under the clone's name",
            CLONE,
            global(healthy()).answering("describeDBClusters", new EveryCluster("available", "")),
            "is there, but without this run's tag"),
        odd(
            "a clone that is being deleted",
            CLONE,
            global(healthy())
                .answering("describeDBClusters", new EveryCluster("deleting", "run-1")),
            "is being deleted"),
        odd("a page of HTML", CLONE, html("describeGlobalClusters"), "HTTP 500, no error code"),
        odd(
            "no writer to mark",
            MARK,
            global(members(member(FRA_ARN, false), member(DUB_ARN, false))),
            "none of eu-central-1, eu-west-1 names one writer of shop-orders"),
        odd("no global cluster to mark", MARK, global(), "names one writer of shop-orders"),
        odd("a page of HTML", MARK, html("describeGlobalClusters"), "HTTP 500, no error code"),
        odd(
            "no cluster to look for a marker in",
            CHECK,
            global(members(member(FRA_ARN, true))),
            "has no cluster in eu-west-1 to look into"),
        odd(
            "no writer to compare with",
            COMPARE,
            global(members(member(FRA_ARN, false), member(DUB_ARN, true))),
            "has no writer in eu-central-1 to compare with"),
        odd("no cluster to catch up", CATCH_UP, global(), "has no cluster in eu-west-1 that could"),
        odd("a page of HTML", CATCH_UP, html("describeGlobalClusters"), "HTTP 500, no error code"),
        // ECS
        odd("no services", SCALE, services(), "no active service shop/web in eu-west-1"),
        odd(
            "a service that is being deleted",
            SCALE,
            services(web().status("DRAINING").build()),
            "no active service shop/web"),
        odd(
            "a service without a status",
            SCALE,
            services(web().status(null).build()),
            "no active service shop/web"),
        odd(
            "another service than asked for",
            SCALE,
            services(web().serviceName("other").build()),
            "no active service shop/web"),
        odd("a service to stop that is not there", STOP, services(), "no active service shop/web"),
        odd("a page of HTML", STOP, html("describeScalableTargets"), "HTTP 500, no error code"),
        odd("a service to open that is not there", START, services(), "no active service shop/web"),
        odd(
            "a tag that nobody can read",
            START,
            services(noted("many")),
            "the tag lifeboat:size of shop/web says 'many', which is no size"),
        odd("a tag without a value", START, services(noted("")), "says '', which is no size"),
        odd("a page of HTML", START, html("describeServices"), "HTTP 500, no error code"),
        odd(
            "a service to roll back that is not there",
            BACK,
            services(),
            "no active service shop/web"),
        odd(
            "no earlier task definition",
            BACK,
            services(web().taskDefinition(WEB_3).build())
                .answering("listTaskDefinitions", definitions(WEB_3, WEB_3.replace("3", "4"))),
            "runs web:3, and no active task definition of its family is older; name one"),
        odd(
            "task definitions of other families",
            BACK,
            services(web().taskDefinition(WEB_3).build())
                .answering("listTaskDefinitions", definitions(WEB_3.replace("web", "webs"))),
            "no active task definition of its family is older"),
        odd(
            "a service that does not say what it runs",
            BACK,
            services(web().build()),
            "names no task definition, as services that ECS itself does not deploy"),
        odd(
            "an earlier task definition that is gone",
            BACK,
            services(web().taskDefinition(WEB_3).build())
                .answering("listTaskDefinitions", definitions(WEB_3.replace("3", "2")))
                .answering(
                    "describeTaskDefinition", DescribeTaskDefinitionResponse.builder().build()),
            "web:2 cannot be deployed in eu-west-1"),
        odd("a service to start aside that is not there", ASIDE, services(), "no active service"),
        odd(
            "a service to start aside without a task definition",
            ASIDE,
            services(web().build()),
            "names no task definition that could be started on the side"),
        odd("a page of HTML", ASIDE, html("describeServices"), "HTTP 500, no error code"),
        odd(
            "a page of HTML for the tasks",
            ASIDE,
            services(web().taskDefinition(WEB_3).build()).failing("listTasks", page()),
            "HTTP 500, no error code"),
        odd("no services", DOWN, services(), "no active service shop/web in eu-west-1"),
        odd(
            "a service to scale down that is being deleted",
            DOWN,
            services(web().status("DRAINING").build()),
            "no active service shop/web"),
        // Route 53
        odd("no records", FLIP, records(), "it has none of this name"),
        odd(
            "records of another name",
            FLIP,
            records(set("eu-central-1", "PRIMARY").name("zzz.example.com.").build()),
            "it has none of this name"),
        odd(
            "one half of the pair",
            FLIP,
            records(set("eu-central-1", "PRIMARY").build()),
            "it has A eu-central-1"),
        odd("records without a set identifier", FLIP, records(set(null, null).build()), "it has A"),
        odd(
            "two primaries",
            FLIP,
            records(set("eu-central-1", "PRIMARY").build(), set("eu-west-1", "PRIMARY").build()),
            "neither before nor after a failover flip"),
        odd(
            "records of another policy",
            FLIP,
            records(
                set("eu-central-1", null).weight(1L).build(),
                set("eu-west-1", null).weight(0L).build()),
            "eu-central-1 weight 1"),
        odd(
            "a secondary without a health check",
            FLIP,
            records(
                set("eu-central-1", "PRIMARY").build(),
                set("eu-west-1", "SECONDARY").healthCheckId(null).build()),
            "has no health check, so Route 53 refuses it as PRIMARY"),
        odd(
            "all weights zero",
            flip(RoutingPolicy.WEIGHTED),
            records(
                set("eu-central-1", null).weight(0L).build(),
                set("eu-west-1", null).weight(0L).build()),
            "neither before nor after a weighted flip"),
        odd(
            "latency records without a region",
            flip(RoutingPolicy.LATENCY),
            records(set("eu-central-1", null).build(), set("eu-west-1", null).build()),
            "neither before nor after a latency flip"),
        odd("a page of HTML", FLIP, html("listResourceRecordSets"), "HTTP 500, no error code"),
        odd(
            "a health check that guards nothing",
            INVERT,
            records()
                .answering(
                    "getHealthCheck",
                    GetHealthCheckResponse.builder().healthCheck(check -> check.id("x")).build()),
            "guards no record shop.example.com"),
        odd(
            "no records to shift",
            shift(RoutingPolicy.FAILOVER),
            records(),
            "it has none of this name"),
        odd(
            "latency records to shift",
            shift(RoutingPolicy.LATENCY),
            records(set("eu-central-1", null).build(), set("eu-west-1", null).build()),
            "with weighted or failover records only; flip it whole"),
        odd(
            "two primaries to shift",
            shift(RoutingPolicy.FAILOVER),
            records(set("eu-central-1", "PRIMARY").build(), set("eu-west-1", "PRIMARY").build()),
            "does not stand as failover records do: eu-central-1 PRIMARY, eu-west-1 PRIMARY"),
        odd(
            "failover records where weights were expected",
            shift(RoutingPolicy.WEIGHTED),
            records(set("eu-central-1", "PRIMARY").build(), set("eu-west-1", "SECONDARY").build()),
            "does not stand as weighted records do: eu-central-1 PRIMARY"),
        odd(
            "one weight only",
            shift(RoutingPolicy.WEIGHTED),
            records(set("eu-central-1", null).weight(1L).build(), set("eu-west-1", null).build()),
            "eu-central-1 weight 1, eu-west-1 without weight or role"),
        odd(
            "all weights zero to shift",
            shift(RoutingPolicy.WEIGHTED),
            records(
                set("eu-central-1", null).weight(0L).build(),
                set("eu-west-1", null).weight(0L).build()),
            "eu-central-1 weight 0, eu-west-1 weight 0; put it right by hand"),
        // CloudWatch
        odd(
            "no metrics",
            HOLD,
            global(healthy()).answering("getMetricData", GetMetricDataResponse.builder().build()),
            "has no figure of the last 30 min"),
        odd(
            "a metric without points",
            HOLD,
            global(healthy()).answering("getMetricData", figures(List.of(), List.of())),
            "has no figure of the last 30 min"),
        odd(
            "values without timestamps",
            HOLD,
            global(healthy()).answering("getMetricData", figures(List.of(), List.of(400.0))),
            "has no figure of the last 30 min"),
        odd(
            "a lag below zero",
            HOLD,
            global(healthy()).answering("getMetricData", figures(List.of(ago(30)), List.of(-1.0))),
            "has no figure of the last 30 min"),
        odd(
            "an old figure",
            HOLD,
            global(healthy())
                .answering("getMetricData", figures(List.of(ago(600)), List.of(412.0))),
            "the newest figure, 0.4 s, is 10 min old and only 3m would count"),
        odd(
            "a lag above the objective",
            HOLD,
            global(healthy())
                .answering("getMetricData", figures(List.of(ago(30)), List.of(75_000.0))),
            "lags 75 s behind in eu-west-1, above the RPO of 1m"),
        odd("a page of HTML", HOLD, html("describeGlobalClusters"), "HTTP 500, no error code"),
        // SNS
        odd("a page of HTML", TELL, html("getTopicAttributes"), "HTTP 500, no error code"));
  }

  @ParameterizedTest
  @MethodSource("oddities")
  void saysOneClearSentenceAndChangesNothing(Odd odd) {
    assertThat(inspected(odd)).contains(odd.sentence()).doesNotContain("\n", "<", "null");
    assertThat(odd.aws().changes()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("oddities")
  void appliesNothingEither(Odd odd) {
    if (ASK_NOTHING.contains(odd.step().getClass())) {
      return;
    }
    Throwable failure = catchThrowable(() -> action(odd).apply(odd.step(), CALL, new HandWatch()));

    assertThat(failure).hasMessageContaining(odd.sentence());
    assertThat(odd.aws().changes()).isEmpty();
  }

  @Test
  void noticesAFailoverThatWasAcceptedAndMovesNothing() {
    StandIns aws =
        healthyDub(global(healthy()))
            .answering("failoverGlobalCluster", FailoverGlobalClusterResponse.builder().build());
    AwsPromoteAurora promote = new AwsPromoteAurora(aws);

    promote.apply(FORCED, CALL, new HandWatch());
    Throwable failure = catchThrowable(() -> promote.confirm(FORCED, CALL, new HandWatch()));

    assertThat(failure)
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining(
            "nothing has moved: shop-orders has eu-central-1 (writer), eu-west-1");
    assertThat(aws.changes()).containsExactly("failoverGlobalCluster in eu-west-1");
  }

  @Test
  void keepsWaitingForTasksThatDoNotStart() {
    StandIns aws =
        services(web().build()).answering("updateService", UpdateServiceResponse.builder().build());

    Throwable failure =
        catchThrowable(
            () ->
                new AwsScaleEcs(aws)
                    .confirm(SCALE, CALL, new HandWatch().withBudget(Duration.ofMinutes(10))));

    assertThat(failure).hasMessage("out of time; last report: 1 of 4 tasks run");
  }

  @Test
  void saysWhyEcsGaveUpADeployment() {
    StandIns aws =
        services(
            web()
                .deployments(
                    Deployment.builder()
                        .status("PRIMARY")
                        .rolloutState("FAILED")
                        .rolloutStateReason("tasks failed to start")
                        .build())
                .build());

    assertThat(catchThrowable(() -> new AwsScaleEcs(aws).confirm(SCALE, CALL, new HandWatch())))
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining("at 1 of 4 tasks: tasks failed to start");
  }

  @Test
  void doesNotInvertACheckThatFailsByItself() {
    NameServers dns = new FixedDns(Set.of("192.0.2.20"));
    StandIns aws =
        records(
                set("eu-central-1", "PRIMARY").build(),
                set("eu-west-1", "SECONDARY").healthCheckId("hc-dub").build())
            .answering(
                "getHealthCheck",
                GetHealthCheckResponse.builder()
                    .healthCheck(check -> check.id("hc-fra").healthCheckVersion(1L))
                    .build())
            .answering(
                "getHostedZone",
                GetHostedZoneResponse.builder()
                    .delegationSet(set -> set.nameServers("ns-1.example.net"))
                    .build());

    Inspection found = new AwsInvertHealthCheck(aws, dns).inspect(INVERT, CALL, new HandWatch());

    assertThat(found.state()).isEqualTo(Inspection.State.IMPOSSIBLE);
    assertThat(found.sentence()).contains("would send users back to eu-central-1");
  }

  @Test
  void claimsNothingWhenItIsNotKnownWhatAnAliasLeadsTo() {
    StandIns aws =
        records(
                set("eu-central-1", "PRIMARY")
                    .resourceRecords(List.of())
                    .ttl(null)
                    .aliasTarget(
                        alias ->
                            alias
                                .hostedZoneId("Z2")
                                .dnsName("lb.example.net")
                                .evaluateTargetHealth(true))
                    .build())
            .answering(
                "getHealthCheck",
                GetHealthCheckResponse.builder()
                    .healthCheck(
                        check ->
                            check.id("hc-fra").healthCheckConfig(config -> config.inverted(true)))
                    .build())
            .answering(
                "getHostedZone",
                GetHostedZoneResponse.builder()
                    .delegationSet(set -> set.nameServers("ns-1.example.net"))
                    .build());
    NameServers dns = new BlindDns(Set.of("192.0.2.20"));

    assertThat(new AwsInvertHealthCheck(aws, dns).confirm(INVERT, CALL, new HandWatch()).sentence())
        .contains("could not be looked up, so DNS proves nothing");
  }

  private static String inspected(Odd odd) {
    try {
      Inspection found = action(odd).inspect(odd.step(), CALL, new HandWatch());
      assertThat(found.state()).isEqualTo(Inspection.State.IMPOSSIBLE);
      return found.sentence();
    } catch (FinalFailure | TryAgain failure) {
      return failure.getMessage();
    }
  }

  @SuppressWarnings("unchecked") // each action carries out the step that it names
  private static RecoveryAction<Step> action(Odd odd) {
    AwsAction<?> action =
        Actions.all(new Connections(odd.aws(), OddAnswersTest::unasked, NO_DNS)).stream()
            .filter(each -> each.step().isInstance(odd.step()))
            .findFirst()
            .orElseThrow();
    return (RecoveryAction<Step>) action;
  }

  private static Reply unasked(Probe probe, Watch watch) {
    throw new AssertionError("nobody may ask " + probe);
  }

  private static Odd odd(String name, Step step, StandIns aws, String sentence) {
    return new Odd(name, step, aws, sentence);
  }

  private static FlipRoute53 flip(RoutingPolicy policy) {
    return new FlipRoute53(
        "Z1",
        "shop.example.com",
        policy,
        Map.of(FRA, "eu-central-1", DUB, "eu-west-1"),
        FRA,
        DUB,
        Duration.ofSeconds(30));
  }

  private static ShiftRoute53 shift(RoutingPolicy policy) {
    FlipRoute53 flip = flip(policy);
    return new ShiftRoute53(
        flip.zone(), flip.record(), policy, flip.sets(), FRA, DUB, 5, flip.ttl());
  }

  private static StandIns global(GlobalCluster... clusters) {
    return new StandIns()
        .answering(
            "describeGlobalClusters",
            DescribeGlobalClustersResponse.builder().globalClusters(clusters).build());
  }

  private static StandIns rejoinPage() {
    return global(healthy()).failing("describeDBClusters", page());
  }

  private static StandIns healthyDub(StandIns aws) {
    return aws.answering("describeDBClusters", clusters(dub().build()));
  }

  private static GlobalCluster healthy() {
    return members(member(FRA_ARN, true), member(DUB_ARN, false));
  }

  private static GlobalCluster members(GlobalClusterMember... members) {
    return cluster().globalClusterMembers(members).build();
  }

  private static GlobalCluster moving(String status, String to) {
    return healthy().toBuilder()
        .failoverState(FailoverState.builder().status(status).toDbClusterArn(to).build())
        .build();
  }

  private static GlobalCluster.Builder cluster() {
    return GlobalCluster.builder()
        .globalClusterIdentifier("shop-orders")
        .engineVersion("16.4")
        .status("available");
  }

  private static GlobalClusterMember member(String arn, Boolean writer) {
    return GlobalClusterMember.builder().dbClusterArn(arn).isWriter(writer).build();
  }

  private static GlobalClusterMember member(String arn, boolean writer, String status) {
    return member(arn, writer).toBuilder().synchronizationStatus(status).build();
  }

  /** The first region asked says one thing, the next another. */
  private static final class TwoOpinions implements Function<Object, Object> {
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
  private record EveryCluster(String status, String run) implements Function<Object, Object> {
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

  private static StandIns fenced(StandIns aws) {
    return aws.answering(
        "describeDBClusters",
        clusters(
            dub()
                .dbClusterIdentifier("orders-fra")
                .tagList(Tag.builder().key("lifeboat:open-groups").value("sg-1+sg-2").build())
                .build()));
  }

  private static DescribeDbClustersResponse clusters(DBCluster... clusters) {
    return DescribeDbClustersResponse.builder().dbClusters(clusters).build();
  }

  private static DBCluster.Builder dub() {
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

  private static StandIns services(Service... services) {
    return new StandIns()
        .answering(
            "describeServices", DescribeServicesResponse.builder().services(services).build())
        .answering("describeScalableTargets", DescribeScalableTargetsResponse.builder().build());
  }

  private static ListTaskDefinitionsResponse definitions(String... arns) {
    return ListTaskDefinitionsResponse.builder().taskDefinitionArns(arns).build();
  }

  private static Service noted(String size) {
    return web()
        .tags(
            software.amazon.awssdk.services.ecs.model.Tag.builder()
                .key("lifeboat:size")
                .value(size)
                .build())
        .build();
  }

  private static Service.Builder web() {
    return Service.builder()
        .serviceName("web")
        .status("ACTIVE")
        .desiredCount(4)
        .runningCount(1)
        .deployments(Deployment.builder().status("PRIMARY").rolloutState("IN_PROGRESS").build());
  }

  private static StandIns records(ResourceRecordSet... sets) {
    return new StandIns()
        .answering(
            "listResourceRecordSets",
            ListResourceRecordSetsResponse.builder()
                .resourceRecordSets(sets)
                .isTruncated(false)
                .build());
  }

  private static ResourceRecordSet.Builder set(String identifier, String role) {
    return ResourceRecordSet.builder()
        .name("shop.example.com.")
        .type("A")
        .setIdentifier(identifier)
        .failover(role)
        .ttl(30L)
        .healthCheckId("hc-fra")
        .resourceRecords(ResourceRecord.builder().value("192.0.2.10").build());
  }

  private static GetMetricDataResponse figures(List<Instant> times, List<Double> values) {
    return GetMetricDataResponse.builder()
        .metricDataResults(
            MetricDataResult.builder().id("q0").timestamps(times).values(values).build())
        .build();
  }

  private static Instant ago(int seconds) {
    return new HandWatch().now().minusSeconds(seconds);
  }

  private static StandIns html(String operation) {
    StandIns aws = services(web().build());
    return aws.failing(operation, page());
  }

  private static RuntimeException page() {
    return RdsException.builder()
        .statusCode(500)
        .message("<!doctype html><title>500 Internal Server Error</title>")
        .build();
  }

  private static final class SilentDns implements NameServers {
    @Override
    public List<Answer> ask(List<String> servers, String name, String type) {
      return servers.stream().map(server -> new Answer(server, Optional.empty())).toList();
    }

    @Override
    public Set<String> lookUp(String host, String type) {
      return Set.of();
    }
  }

  /** The zone's servers answer; nobody resolves other names. */
  private record BlindDns(Set<String> values) implements NameServers {
    @Override
    public List<Answer> ask(List<String> servers, String name, String type) {
      return new FixedDns(values).ask(servers, name, type);
    }

    @Override
    public Set<String> lookUp(String host, String type) {
      return Set.of();
    }
  }

  private record FixedDns(Set<String> values) implements NameServers {
    @Override
    public List<Answer> ask(List<String> servers, String name, String type) {
      return servers.stream().map(server -> new Answer(server, Optional.of(values))).toList();
    }

    @Override
    public Set<String> lookUp(String host, String type) {
      return values;
    }
  }
}
