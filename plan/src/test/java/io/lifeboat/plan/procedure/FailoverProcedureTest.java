package io.lifeboat.plan.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.Examples;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.step.HoldReplicationLag;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailoverProcedureTest {
  @Test
  void derivesTheForcedFailoverOfTheWebShop() {
    assertThat(Lines.of(webShop(Mode.FORCED)))
        .containsExactly(
            "tell-news-started",
            "watch-users",
            "hold-lag-orders",
            "scale-storefront",
            "scale-checkout",
            "approve-promote-orders <- hold-lag-orders",
            "fence-services <- approve-promote-orders, hold-lag-orders",
            "fence-orders <- fence-services, approve-promote-orders, hold-lag-orders",
            "promote-orders <- hold-lag-orders, fence-services, fence-orders,"
                + " approve-promote-orders",
            "check-marker-orders <- promote-orders",
            "validate-standby <- promote-orders, scale-storefront, scale-checkout",
            "flip-shop <- validate-standby",
            "validate-from-outside <- flip-shop",
            "tell-news-recovered <- validate-from-outside");
  }

  @Test
  void derivesTheGracefulFailoverOfTheWebShop() {
    assertThat(Lines.of(webShop(Mode.GRACEFUL)))
        .containsExactly(
            "tell-news-started",
            "watch-users",
            "hold-lag-orders",
            "scale-storefront",
            "scale-checkout",
            "write-marker-orders <- hold-lag-orders",
            "promote-orders <- hold-lag-orders, write-marker-orders",
            "check-marker-orders <- promote-orders",
            "validate-standby <- promote-orders, scale-storefront, scale-checkout",
            "flip-shop <- validate-standby",
            "validate-from-outside <- flip-shop",
            "tell-news-recovered <- validate-from-outside");
  }

  @Test
  void stopsNothingInTheOldRegionBeforeTheLagOfEveryDatabaseIsKnownAndEveryGateIsPassed() {
    Procedure procedure =
        FailoverProcedure.derive(
            Examples.plan("three-regions.yaml"),
            Region.of("eu-west-1"),
            Region.of("us-east-1"),
            Mode.FORCED);
    List<String> holders =
        procedure.steps().stream()
            .filter(s -> s.step() instanceof HoldReplicationLag || s.id().startsWith("approve-pro"))
            .map(ProcedureStep::id)
            .toList();
    assertThat(holders).hasSizeGreaterThan(2);
    assertThat(procedure.steps().stream().filter(ProcedureStep::deferrable))
        .isNotEmpty()
        .allSatisfy(fence -> assertThat(fence.needs()).containsAll(holders));
  }

  private static Procedure webShop(Mode mode) {
    return FailoverProcedure.derive(
        Examples.euWebShop(), Examples.FRANKFURT, Examples.DUBLIN, mode);
  }
}
