package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.aurora.AwsCloneAurora;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.step.CloneAurora;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

class CloneAuroraTest extends ActionPromises<CloneAurora> {
  private static final String CLONE = DrillNames.clone(Simulation.RUN, "orders");

  @Override
  AwsAction<CloneAurora> action() {
    return new AwsCloneAurora(simulation);
  }

  @Override
  CloneAurora step() {
    return new CloneAurora("orders", "web-shop-orders", Simulation.DUB);
  }

  @Override
  List<String> effects() {
    return List.of(
        "RestoreDBClusterToPointInTime of " + CLONE + " in eu-west-1",
        "CreateDBInstance of " + CLONE + "-1 in eu-west-1",
        "EnableHttpEndpoint of " + CLONE + " in eu-west-1");
  }

  @Override
  List<String> looks() {
    return List.of("DescribeGlobalClusters", "DescribeDBClusters", "DescribeDBInstances");
  }

  @Override
  List<String> changes() {
    return List.of("RestoreDBClusterToPointInTime", "CreateDBInstance", "EnableHttpEndpoint");
  }

  @Override
  void apply(Turn<CloneAurora> turn) {
    applyUntilItHolds(turn);
  }

  @Override
  String region() {
    return "eu-west-1";
  }

  @Override
  String state() {
    List<String> clusters =
        simulation.rds(Simulation.DUB).describeDBClusters().dbClusters().stream()
            .map(DBCluster::dbClusterIdentifier)
            .toList();
    List<String> instances =
        simulation.rds(Simulation.DUB).describeDBInstances().dbInstances().stream()
            .map(DBInstance::dbInstanceIdentifier)
            .toList();
    return clusters + " " + instances;
  }

  @Test
  void makesTheCloneLikeTheReplicaAndMarksItAsTheRunsOwn() {
    Turn<CloneAurora> turn = turn();
    turn.inspect();
    apply(turn);
    Outcome made = turn.confirm();

    DBCluster source = cluster("orders-eu-west-1");
    DBCluster clone = cluster(CLONE);
    assertThat(clone.globalClusterIdentifier()).isNull();
    assertThat(clone.dbSubnetGroup()).isEqualTo(source.dbSubnetGroup());
    assertThat(clone.vpcSecurityGroups())
        .extracting(group -> group.vpcSecurityGroupId())
        .containsExactly("sg-0opendub");
    assertThat(clone.httpEndpointEnabled()).isTrue();
    assertThat(clone.tagList())
        .extracting(tag -> tag.key() + "=" + tag.value())
        .containsExactlyInAnyOrder("lifeboat-drill=eu-web-shop", "lifeboat-run=run-1");
    assertThat(made.facts()).containsEntry("endpoint", clone.endpoint());
    assertThat(made.sentence())
        .startsWith(CLONE + " in eu-west-1 is there at " + clone.endpoint())
        .endsWith(" s after it was begun");
  }

  @Test
  void removesWhatIsThereWithoutKnowingAnythingOfIt() {
    String before = state();
    Turn<CloneAurora> turn = turn();
    turn.inspect();
    apply(turn);
    turn.confirm();

    assertThat(turn().revert().sentence())
        .startsWith(CLONE + " in eu-west-1 is gone, with its instance, after ");
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void removesACloneThatWasOnlyBegun() {
    String before = state();
    simulation.aws().faults().fail("CreateDBInstance", "InternalFailure", 1000);
    Turn<CloneAurora> turn = turn();
    turn.inspect();
    assertThat(catchThrowable(turn::apply)).isInstanceOf(TryAgain.class);
    assertThat(state()).contains(CLONE);

    turn.revert();
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void removesACloneThatIsNotShownYet() {
    String before = state();
    Turn<CloneAurora> turn = turn();
    turn.inspect();
    var unused = catchThrowable(turn::apply);
    simulation.aws().faults().staleReads("DescribeDBClusters", Duration.ofSeconds(3));

    turn.revert();
    assertThat(state()).isEqualTo(before);
  }

  @Test
  void hasNothingToRemoveWhenNothingWasMade() {
    assertThat(turn().revert().sentence())
        .isEqualTo(CLONE + " in eu-west-1 is not there, so there is nothing to remove");
    assertThat(simulation.mutations()).isEmpty();
  }

  @Test
  void removesThoughTheCallsAreThrottledAndAnswersAreLost() {
    String before = state();
    Turn<CloneAurora> turn = turn();
    turn.inspect();
    apply(turn);
    turn.confirm();
    for (String operation : List.of("DeleteDBInstance", "DeleteDBCluster")) {
      simulation.aws().faults().throttle(operation, 4);
      simulation.aws().faults().loseAnswer(operation, 1);
    }
    for (int attempt = 1; attempt <= 3; attempt++) {
      try {
        turn.revert();
        break;
      } catch (RegionUnreachable | TryAgain later) {
        simulation.watch().pause(Duration.ofSeconds(1));
      }
    }
    assertThat(state()).isEqualTo(before);
    assertThat(simulation.changes())
        .endsWith(
            "DeleteDBInstance of " + CLONE + "-1 in eu-west-1",
            "DeleteDBCluster of " + CLONE + " in eu-west-1");
  }

  @Test
  void deletesNothingThatDoesNotCarryTheRunsTag() {
    Turn<CloneAurora> turn = turn();
    turn.inspect();
    apply(turn);
    turn.confirm();
    simulation
        .rds(Simulation.DUB)
        .removeTagsFromResource(
            request -> request.resourceName(cluster(CLONE).dbClusterArn()).tagKeys("lifeboat-run"));
    simulation.startJournalHere();

    assertThat(catchThrowable(turn::revert))
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining("does not carry this run's tag, so it is not deleted");
    assertThat(turn().inspect().state()).isEqualTo(State.IMPOSSIBLE);
    assertThat(simulation.changes()).isEmpty();
  }

  @Test
  void leavesTheReplicaAlone() {
    DBCluster before = cluster("orders-eu-west-1").toBuilder().latestRestorableTime(null).build();
    Turn<CloneAurora> turn = turn();
    turn.inspect();
    apply(turn);
    turn.confirm();
    turn.revert();

    assertThat(cluster("orders-eu-west-1").toBuilder().latestRestorableTime(null).build())
        .isEqualTo(before);
    assertThat(simulation.changes()).allMatch(change -> change.contains(CLONE));
  }

  private DBCluster cluster(String id) {
    return simulation
        .rds(Simulation.DUB)
        .describeDBClusters(request -> request.dbClusterIdentifier(id))
        .dbClusters()
        .get(0);
  }
}
