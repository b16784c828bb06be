package io.lifeboat.activities;

import static io.lifeboat.activities.AuroraAnswers.DUB_ARN;
import static io.lifeboat.activities.AuroraAnswers.FRA_ARN;
import static io.lifeboat.activities.AuroraAnswers.cluster;
import static io.lifeboat.activities.AuroraAnswers.clusters;
import static io.lifeboat.activities.AuroraAnswers.dub;
import static io.lifeboat.activities.AuroraAnswers.fenced;
import static io.lifeboat.activities.AuroraAnswers.global;
import static io.lifeboat.activities.AuroraAnswers.healthy;
import static io.lifeboat.activities.AuroraAnswers.healthyDub;
import static io.lifeboat.activities.AuroraAnswers.member;
import static io.lifeboat.activities.AuroraAnswers.members;
import static io.lifeboat.activities.AuroraAnswers.moving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.aurora.AwsPromoteAurora;
import io.lifeboat.plan.DataAccess;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.step.CatchUpAurora;
import io.lifeboat.plan.step.CheckMarker;
import io.lifeboat.plan.step.CloneAurora;
import io.lifeboat.plan.step.CompareData;
import io.lifeboat.plan.step.FenceAurora;
import io.lifeboat.plan.step.OpenAurora;
import io.lifeboat.plan.step.PromoteAurora;
import io.lifeboat.plan.step.RejoinAurora;
import io.lifeboat.plan.step.WriteMarker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.FailoverGlobalClusterResponse;
import software.amazon.awssdk.services.rds.model.GlobalClusterMember;
import software.amazon.awssdk.services.rds.model.Tag;

/** Of RDS to the actions on Aurora. */
class AuroraOddAnswersTest extends OddAnswers {
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

  @Override
  Stream<Odd> oddities() {
    return Stream.of(
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
            fenced(global(healthy()))
                .answering("describeGlobalClusters", new AuroraAnswers.TwoOpinions()),
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
            global(healthy())
                .answering("describeDBClusters", new AuroraAnswers.EveryCluster("available", "")),
            "is there, but without this run's tag"),
        odd(
            "a clone that is being deleted",
            CLONE,
            global(healthy())
                .answering(
                    "describeDBClusters", new AuroraAnswers.EveryCluster("deleting", "run-1")),
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
        odd("a page of HTML", CATCH_UP, html("describeGlobalClusters"), "HTTP 500, no error code"));
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

  private static StandIns rejoinPage() {
    return global(healthy()).failing("describeDBClusters", page());
  }
}
