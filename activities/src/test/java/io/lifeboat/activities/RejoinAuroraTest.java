package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.aurora.AwsRejoinAurora;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.step.RejoinAurora;
import io.lifeboat.simulator.Worlds;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DBCluster;

class RejoinAuroraTest extends ActionPromises<RejoinAurora> {
  private static final String SUCCESSOR =
      DrillNames.successor(Simulation.RUN, "orders-eu-central-1");

  @BeforeEach
  void anOldWriterThatHasLeft() {
    Beforehand.anOldWriterThatHasLeft(simulation);
    simulation.startJournalHere();
  }

  @Override
  AwsAction<RejoinAurora> action() {
    return new AwsRejoinAurora(simulation);
  }

  @Override
  RejoinAurora step() {
    return new RejoinAurora("orders", "web-shop-orders", Simulation.FRA, Simulation.DUB);
  }

  @Override
  List<String> effects() {
    return List.of(
        "CreateDBCluster of " + SUCCESSOR + " in eu-central-1",
        "CreateDBInstance of " + SUCCESSOR + "-1 in eu-central-1",
        "CreateDBInstance of " + SUCCESSOR + "-2 in eu-central-1");
  }

  @Override
  List<String> looks() {
    return List.of(
        "DescribeGlobalClusters",
        "DescribeDBClusters",
        "DescribeDBInstances",
        "DescribeDBClusterSnapshots");
  }

  @Override
  List<String> changes() {
    return List.of("CreateDBCluster", "CreateDBInstance");
  }

  @Override
  void apply(Turn<RejoinAurora> turn) {
    applyUntilItHolds(turn);
  }

  @Override
  String region() {
    return "eu-central-1";
  }

  @Override
  String state() {
    return simulation.rds(Simulation.FRA).describeDBClusters().dbClusters().toString();
  }

  @Override
  @Test
  void revertingRestoresOrSaysThatItCannot() {
    Turn<RejoinAurora> turn = turn();
    turn.inspect();
    apply(turn);
    turn.confirm();

    assertThat(turn.revert().sentence())
        .isEqualTo("the replica of orders in eu-central-1 stays: it does no harm");
    assertThat(simulation.changes()).isEqualTo(effects());
  }

  @Test
  void makesTheSuccessorLikeTheOldClusterWhichItLeavesAsItIs() {
    DBCluster before = cluster(simulation, "orders-eu-central-1");
    Turn<RejoinAurora> turn = turn();
    assertThat(turn.inspect().sentence())
        .isEqualTo(
            "web-shop-orders has no cluster in eu-central-1;"
                + " a secondary like orders-eu-central-1 is added");
    apply(turn);
    Outcome joined = turn.confirm();

    DBCluster successor = cluster(simulation, SUCCESSOR);
    assertThat(successor.dbSubnetGroup()).isEqualTo(before.dbSubnetGroup());
    assertThat(successor.dbClusterParameterGroup()).isEqualTo(before.dbClusterParameterGroup());
    assertThat(successor.tagList()).isEqualTo(before.tagList()).isNotEmpty();
    assertThat(successor.vpcSecurityGroups())
        .extracting(group -> group.vpcSecurityGroupId())
        .containsExactly("sg-0closedfra");
    assertThat(cluster(simulation, "orders-eu-central-1").toBuilder().latestRestorableTime(null))
        .usingRecursiveComparison()
        .isEqualTo(before.toBuilder().latestRestorableTime(null));
    assertThat(joined.sentence())
        .startsWith(SUCCESSOR + " in eu-central-1 is a replica of eu-west-1 with 2 instances, in ");
    assertThat(joined.facts().get(Facts.FOR_LATER))
        .contains("orders-eu-central-1 in eu-central-1 was left as it is, outside web-shop-orders");
  }

  @Test
  void waitsWhileAuroraRebuildsTheOldWriterAndReportsTheSnapshot() {
    Simulation early = new Simulation(Worlds.euWebShop());
    Beforehand.anOldWriterThatIsBack(early);
    early.startJournalHere();
    Turn<RejoinAurora> turn = early.turn(new AwsRejoinAurora(early), step());

    assertThat(turn.inspect().state()).isEqualTo(State.IN_PROGRESS);
    assertThat(turn.inspect().sentence()).contains("does not follow the writer yet");
    Outcome joined = turn.confirm();

    assertThat(joined.sentence())
        .startsWith(
            "orders-eu-central-1 in eu-central-1 is a replica of eu-west-1 with 2 instances");
    assertThat(joined.facts().get(Facts.FOR_LATER))
        .startsWith("snapshot rds:unplanned-global-failover-orders-eu-central-1-2026-03-01-")
        .contains(" in eu-central-1 of 2026-03-01T03:")
        .contains("holds what orders-eu-central-1 had not replicated");
    assertThat(early.changes()).noneMatch(change -> change.contains("CreateDB"));
    assertThat(early.turn(new AwsRejoinAurora(early), step()).inspect().state())
        .isEqualTo(State.ALREADY_DONE);
  }

  @Test
  void addsAnInstanceToAReplicaThatHasNone() {
    Simulation headless = new Simulation(Worlds.aHeadlessStandby());
    RejoinAurora step =
        new RejoinAurora("orders", "web-shop-orders", Simulation.DUB, Simulation.FRA);
    Turn<RejoinAurora> turn = headless.turn(new AwsRejoinAurora(headless), step);

    assertThat(turn.inspect().sentence())
        .isEqualTo("orders-eu-west-1 in eu-west-1 is a member and lacks 1 instance");
    turn.apply();
    turn.confirm();
    assertThat(headless.changes())
        .containsExactly("CreateDBInstance of orders-eu-west-1-1 in eu-west-1");
  }

  @Test
  void hasNothingToDoForAReplicaThatIsWell() {
    Simulation well = new Simulation(Worlds.euWebShop());
    RejoinAurora step =
        new RejoinAurora("orders", "web-shop-orders", Simulation.DUB, Simulation.FRA);

    assertThat(well.turn(new AwsRejoinAurora(well), step).inspect().sentence())
        .isEqualTo("orders-eu-west-1 in eu-west-1 is a replica of eu-central-1 with 1 instance");
    assertThat(well.changes()).isEmpty();
  }

  @Test
  void takesThePatienceOfACallForAClusterThatIsBeingMade() {
    Turn<RejoinAurora> turn = turn();
    turn.inspect();
    java.time.Instant start = simulation.watch().now();
    try {
      turn.apply();
    } catch (TryAgain notYet) {
      assertThat(notYet).hasMessageContaining("is not ready for instances yet");
    }
    assertThat(Duration.between(start, simulation.watch().now()))
        .isLessThan(Duration.ofSeconds(55));
  }

  private static DBCluster cluster(Simulation simulation, String id) {
    return simulation
        .rds(Simulation.FRA)
        .describeDBClusters(request -> request.dbClusterIdentifier(id))
        .dbClusters()
        .get(0);
  }
}
