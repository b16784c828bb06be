package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.aurora.AwsPromoteAurora;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.PromoteAurora;
import io.lifeboat.simulator.Loss;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Promises of both ways to promote. */
class PromoteAuroraTest {
  private static PromoteAurora promote(Mode mode) {
    return new PromoteAurora("orders", "web-shop-orders", Simulation.FRA, Simulation.DUB, mode);
  }

  private abstract static class Promoting extends ActionPromises<PromoteAurora> {
    @Override
    AwsAction<PromoteAurora> action() {
      return new AwsPromoteAurora(simulation);
    }

    @Override
    List<String> looks() {
      return List.of("DescribeGlobalClusters", "DescribeDBClusters");
    }

    @Override
    String region() {
      return "eu-west-1";
    }

    @Override
    String state() {
      return simulation.rds(Simulation.DUB).describeGlobalClusters().globalClusters().toString();
    }
  }

  @Nested
  class Forced extends Promoting {
    @Override
    PromoteAurora step() {
      return promote(Mode.FORCED);
    }

    @Override
    List<String> effects() {
      return List.of("FailoverGlobalCluster of web-shop-orders in eu-west-1");
    }

    @Override
    List<String> changes() {
      return List.of("FailoverGlobalCluster");
    }

    @Override
    boolean isReversible() {
      return false;
    }

    @Test
    void knowsTheLagThatWasMeasuredLast() {
      simulation.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);
      simulation.watch().pause(Duration.ofMinutes(8));
      Map<String, String> facts = turn().inspect().facts();

      assertThat(Double.parseDouble(facts.get(Facts.LAG_SECONDS))).isBetween(0.3, 0.5);
      assertThat(Instant.parse(facts.get(Facts.LAG_MEASURED_AT)))
          .isBefore(simulation.watch().now().minus(Duration.ofMinutes(7)));
    }

    @Test
    void waitsForNoFigureOfCloudWatch() {
      simulation.aws().faults().throttle("GetMetricData", 99);
      Instant before = simulation.watch().now();
      Turn<PromoteAurora> turn = turn();

      assertThat(turn.inspect().state()).isEqualTo(State.READY);
      assertThat(simulation.watch().now()).isEqualTo(before);
      assertThat(turn.facts()).doesNotContainKey(Facts.LAG_SECONDS);

      simulation.aws().faults().clear();
      simulation.aws().faults().fail("GetMetricData", "AccessDenied", 1);
      assertThat(turn.inspect().state()).isEqualTo(State.READY);
    }
  }

  @Nested
  class Graceful extends Promoting {
    @Override
    PromoteAurora step() {
      return promote(Mode.GRACEFUL);
    }

    @Override
    List<String> effects() {
      return List.of("SwitchoverGlobalCluster of web-shop-orders in eu-central-1");
    }

    @Override
    List<String> changes() {
      return List.of("SwitchoverGlobalCluster");
    }

    @Test
    void putsASwitchoverBackThatIsStillUnderWay() {
      turn().apply();
      assertThat(turn().revert().sentence()).contains("switched back to eu-central-1");
      assertThat(simulation.changes())
          .containsExactly(
              "SwitchoverGlobalCluster of web-shop-orders in eu-central-1",
              "SwitchoverGlobalCluster of web-shop-orders in eu-west-1");
      assertThat(simulation.aws().aurora().writerRegion("web-shop-orders"))
          .contains("eu-central-1");
    }

    @Test
    void seesNoPromotionOfAWriterThatIsBeingLeft() {
      turn().apply();
      PromoteAurora back =
          new PromoteAurora(
              "orders", "web-shop-orders", Simulation.DUB, Simulation.FRA, Mode.GRACEFUL);
      assertThat(simulation.turn(action(), back).inspect().state()).isEqualTo(State.IMPOSSIBLE);
    }

    @Test
    void asksForNoLagSinceItLosesNothing() {
      assertThat(turn().inspect().facts()).doesNotContainKey(Facts.LAG_SECONDS);
    }
  }
}
