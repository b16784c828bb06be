package io.lifeboat.plan.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.Examples;
import io.lifeboat.plan.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailoverProcedureTest {
  @Test
  void derivesTheForcedFailoverOfTheWebShop() {
    assertThat(lines(webShop(Mode.FORCED)))
        .containsExactly(
            "tell-news-started",
            "hold-lag-orders",
            "scale-storefront",
            "scale-checkout",
            "approve-promote-orders <- hold-lag-orders",
            "fence-services <- approve-promote-orders",
            "fence-orders <- fence-services, approve-promote-orders",
            "promote-orders <- hold-lag-orders, fence-services, fence-orders,"
                + " approve-promote-orders",
            "validate-standby <- promote-orders, scale-storefront, scale-checkout",
            "flip-shop <- validate-standby",
            "validate-from-outside <- flip-shop",
            "tell-news-recovered <- validate-from-outside");
  }

  @Test
  void derivesTheGracefulFailoverOfTheWebShop() {
    assertThat(lines(webShop(Mode.GRACEFUL)))
        .containsExactly(
            "tell-news-started",
            "hold-lag-orders",
            "scale-storefront",
            "scale-checkout",
            "promote-orders <- hold-lag-orders",
            "validate-standby <- promote-orders, scale-storefront, scale-checkout",
            "flip-shop <- validate-standby",
            "validate-from-outside <- flip-shop",
            "tell-news-recovered <- validate-from-outside");
  }

  private static Procedure webShop(Mode mode) {
    return FailoverProcedure.derive(
        Examples.euWebShop(), Examples.FRANKFURT, Examples.DUBLIN, mode);
  }

  private static List<String> lines(Procedure procedure) {
    return procedure.steps().stream()
        .map(s -> s.needs().isEmpty() ? s.id() : s.id() + " <- " + String.join(", ", s.needs()))
        .toList();
  }
}
