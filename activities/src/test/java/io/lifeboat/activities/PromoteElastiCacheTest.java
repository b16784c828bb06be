package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.elasticache.AwsPromoteElastiCache;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.step.PromoteElastiCache;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.world.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Promises of both ways to promote a cache. */
class PromoteElastiCacheTest {
  private abstract static class Promoting extends ActionPromises<PromoteElastiCache> {
    @Override
    World world() {
      return CacheSamples.world();
    }

    @Override
    AwsAction<PromoteElastiCache> action() {
      return new AwsPromoteElastiCache(simulation);
    }

    @Override
    List<String> effects() {
      return List.of("FailoverGlobalReplicationGroup of ldgnf-shop in eu-west-1");
    }

    @Override
    List<String> looks() {
      return List.of("DescribeGlobalReplicationGroups");
    }

    @Override
    List<String> changes() {
      return List.of("FailoverGlobalReplicationGroup");
    }

    @Override
    String region() {
      return "eu-west-1";
    }

    @Override
    String state() {
      return simulation.aws().caches().primaryRegion("ldgnf-shop").orElseThrow();
    }
  }

  @Nested
  class Forced extends Promoting {
    @Override
    PromoteElastiCache step() {
      return CacheSamples.promote(Mode.FORCED);
    }

    @Override
    boolean isReversible() {
      return false;
    }

    @Test
    void needsNothingOfTheRegionThatIsLost() {
      simulation.aws().faults().lose("eu-central-1", Loss.BLACK_HOLE);
      Turn<PromoteElastiCache> turn = turn();
      assertThat(turn.inspect().sentence())
          .isEqualTo("the primary of sessions is in eu-central-1; shop-dub can take over");
      turn.apply();

      assertThat(turn.confirm().sentence())
          .matches("the primary of sessions is in eu-west-1, in [2-6]\\d s");
      assertThat(state()).isEqualTo("eu-west-1");
    }
  }

  @Nested
  class Graceful extends Promoting {
    @Override
    PromoteElastiCache step() {
      return CacheSamples.promote(Mode.GRACEFUL);
    }

    @Test
    void seesTheWayBackOnceItIsThere() {
      PromoteElastiCache wrong =
          new PromoteElastiCache(
              "sessions", "ldgnf-shop", Simulation.DUB, Simulation.FRA, Mode.GRACEFUL);
      turn().apply();
      simulation.watch().pause(Duration.ofMinutes(2));
      assertThat(turn().inspect().state()).isEqualTo(State.ALREADY_DONE);

      assertThat(simulation.turn(action(), wrong).inspect().state()).isEqualTo(State.READY);
      PromoteElastiCache nowhere =
          new PromoteElastiCache("sessions", "none", Simulation.FRA, Simulation.DUB, Mode.GRACEFUL);
      assertThat(simulation.turn(action(), nowhere).inspect().sentence())
          .isEqualTo("eu-west-1 knows no Global Datastore none; correct the plan");
    }

    @Test
    void putsBackWhatIsStillUnderWay() {
      turn().apply();
      assertThat(turn().revert().sentence())
          .startsWith("the primary of sessions is in eu-central-1");
      assertThat(state()).isEqualTo("eu-central-1");
    }
  }
}
