package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.aurora.AwsWriteMarker;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.step.WriteMarker;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.Worlds;
import java.util.List;
import org.junit.jupiter.api.Test;

class WriteMarkerTest extends ActionPromises<WriteMarker> {
  private static final String STATEMENT = "ExecuteStatement of orders-eu-central-1 in eu-central-1";

  @Override
  AwsAction<WriteMarker> action() {
    return new AwsWriteMarker(simulation);
  }

  @Override
  WriteMarker step() {
    return new WriteMarker(
        "orders", "web-shop-orders", List.of(Simulation.FRA, Simulation.DUB), SampleSteps.DATA);
  }

  /** The table, and the row. */
  @Override
  List<String> effects() {
    return List.of(STATEMENT, STATEMENT);
  }

  @Override
  List<String> looks() {
    return List.of("DescribeGlobalClusters");
  }

  /** Looking is the same operation, so that lost answers have a test of their own. */
  @Override
  List<String> changes() {
    return List.of();
  }

  @Override
  String region() {
    return "eu-central-1";
  }

  @Override
  String state() {
    return "";
  }

  @Override
  @Test
  void revertingRestoresOrSaysThatItCannot() {
    Turn<WriteMarker> turn = turn();
    turn.inspect();
    turn.apply();
    turn.confirm();

    assertThat(turn.revert().sentence()).isEqualTo("the marker in orders stays: it does no harm");
    assertThat(simulation.changes()).isEqualTo(effects());
  }

  @Test
  void writesOneRowWhicheverAnswersAreLost() {
    for (int lost = 1; lost <= 7; lost++) {
      Simulation lossy = new Simulation(Worlds.euWebShop());
      Turn<WriteMarker> turn = lossy.turn(new AwsWriteMarker(lossy), step());
      turn.inspect();
      lossy.aws().faults().loseAnswer("ExecuteStatement", lost);
      turn.applyPatiently();
      turn.confirm();

      assertThat(Sql.atHome(lossy).count("lifeboat_marker")).isEqualTo(1);
      assertThat(lossy.changes()).isEqualTo(effects());
    }
  }

  @Test
  void namesTheRunAndTheTime() {
    Turn<WriteMarker> turn = turn();
    assertThat(turn.inspect().sentence())
        .isEqualTo("orders in eu-central-1 has no table for markers yet");
    turn.apply();

    assertThat(turn.confirm().sentence())
        .matches(
            "the marker of this run stands in orders in eu-central-1, written at 2026-03-01T03:1.*Z");
    assertThat(Sql.atHome(simulation).run("select id, run from lifeboat_marker").get(0))
        .extracting(field -> field.stringValue())
        .containsExactly("run-1/orders", "run-1");
  }

  @Test
  void goesToTheWriterThoughTheFirstRegionIsSilent() {
    Beforehand.anOldWriterThatIsFencedAndRebuilt(simulation);
    simulation.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);
    simulation.startJournalHere();
    Turn<WriteMarker> turn = turn();
    turn.inspect();
    turn.apply();

    assertThat(turn.confirm().sentence()).contains("stands in orders in eu-west-1");
    assertThat(simulation.changes())
        .containsOnly("ExecuteStatement of orders-eu-west-1 in eu-west-1");
  }

  @Test
  void isStoppedOnlyBySilenceOfAllRegions() {
    simulation.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);
    simulation.aws().faults().lose("eu-west-1", Loss.BLACK_HOLE);

    assertThat(catchThrowable(() -> turn().inspect())).isInstanceOf(RegionUnreachable.class);
  }

  @Test
  void saysThatTheDataApiIsOff() {
    simulation
        .rds(Simulation.FRA)
        .disableHttpEndpoint(
            request ->
                request.resourceArn(
                    "arn:aws:rds:eu-central-1:111122223333:cluster:orders-eu-central-1"));

    assertThat(catchThrowable(() -> turn().inspect()))
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining("the RDS Data API is off at")
        .hasMessageContaining("enable it");
  }
}
