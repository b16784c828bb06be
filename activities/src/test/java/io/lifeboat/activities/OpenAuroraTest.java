package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.aurora.AwsOpenAurora;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.OpenAurora;
import io.lifeboat.simulator.Worlds;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DBCluster;

class OpenAuroraTest extends ActionPromises<OpenAurora> {
  @BeforeEach
  void aReplicaThatIsFenced() {
    Beforehand.anOldWriterThatIsFencedAndRebuilt(simulation);
    simulation.startJournalHere();
  }

  @Override
  AwsAction<OpenAurora> action() {
    return new AwsOpenAurora(simulation);
  }

  @Override
  OpenAurora step() {
    return new OpenAurora("orders", "web-shop-orders", Simulation.FRA);
  }

  @Override
  List<String> effects() {
    return List.of(
        "ModifyDBCluster of orders-eu-central-1 in eu-central-1",
        "RemoveTagsFromResource of orders-eu-central-1 in eu-central-1");
  }

  @Override
  List<String> looks() {
    return List.of("DescribeGlobalClusters", "DescribeDBClusters");
  }

  @Override
  List<String> changes() {
    return List.of("ModifyDBCluster", "RemoveTagsFromResource");
  }

  @Override
  String region() {
    return "eu-central-1";
  }

  @Override
  String state() {
    DBCluster cluster =
        simulation
            .rds(Simulation.FRA)
            .describeDBClusters(request -> request.dbClusterIdentifier("orders-eu-central-1"))
            .dbClusters()
            .get(0);
    return cluster.vpcSecurityGroups() + " " + cluster.tagList();
  }

  @Test
  void givesTheGroupsBackThatTheTagNames() {
    Turn<OpenAurora> turn = turn();
    assertThat(turn.inspect().sentence())
        .isEqualTo(
            "orders in eu-central-1 is closed by sg-0closedfra;"
                + " its tag lifeboat:open-groups names sg-0openfra");
    turn.apply();

    assertThat(turn.confirm().sentence())
        .isEqualTo("orders in eu-central-1 is open again: its security groups are sg-0openfra");
    assertThat(state()).contains("sg-0openfra").doesNotContain("sg-0closed", "lifeboat:");
    assertThat(turn().inspect().sentence())
        .isEqualTo(
            "orders in eu-central-1 carries no tag lifeboat:open-groups,"
                + " so no fence closed it; its security groups are sg-0openfra");
  }

  @Test
  void leavesAnOldWriterClosedUntilItIsRebuilt() {
    Simulation early = new Simulation(Worlds.euWebShop());
    Beforehand.anOldWriterThatIsFenced(early);
    early.startJournalHere();
    Turn<OpenAurora> turn = early.turn(new AwsOpenAurora(early), step());

    assertThat(turn.inspect().state()).isEqualTo(State.IMPOSSIBLE);
    assertThat(turn.inspect().sentence())
        .startsWith("orders-eu-central-1 in eu-central-1 is an old writer")
        .contains("web-shop-orders has eu-central-1, eu-west-1 (writer)")
        .endsWith("it stays closed until it is rebuilt");
    assertThat(catchThrowable(turn::apply)).isInstanceOf(FinalFailure.class);
    assertThat(early.mutations()).isEmpty();
  }

  @Test
  void doesNotCloseAgainWhatItDidNotOpen() {
    assertThat(turn().revert().sentence()).startsWith("this run did not open orders");
    assertThat(simulation.mutations()).isEmpty();
  }

  @Test
  void doesNotCloseAgainWhatSomebodyElseHasChanged() {
    Turn<OpenAurora> turn = turn();
    turn.inspect();
    turn.apply();
    turn.confirm();
    simulation
        .rds(Simulation.FRA)
        .modifyDBCluster(
            request ->
                request
                    .dbClusterIdentifier("orders-eu-central-1")
                    .vpcSecurityGroupIds("sg-0closedfra", "sg-0openfra"));
    simulation.watch().pause(Duration.ofMinutes(1));

    assertThat(catchThrowable(turn::revert))
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining("which this run did not set");
  }
}
