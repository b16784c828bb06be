package io.lifeboat.activities;

import io.lifeboat.activities.aurora.AwsPromoteAurora;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.step.PromoteAurora;
import java.util.List;
import org.junit.jupiter.api.Nested;

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
  }
}
