package io.lifeboat.plan.health;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import java.util.List;
import java.util.stream.Stream;

/** What is to be looked at, as the plan has it. */
public final class Checks {
  private Checks() {}

  /** Of every region, with the users where they normally are. */
  public static List<Check> of(RecoveryPlan plan) {
    return of(plan, plan.regions().primary());
  }

  /**
   * Of every region.
   *
   * @param serving where the users are: of the other regions only what a standby must have is asked
   */
  public static List<Check> of(RecoveryPlan plan, Region serving) {
    return plan.regions().all().stream().flatMap(region -> in(plan, region, serving)).toList();
  }

  private static Stream<Check> in(RecoveryPlan plan, Region region, Region serving) {
    return plan.health().entrySet().stream()
        .filter(named -> region.equals(serving) || named.getValue().goodInStandby())
        .map(named -> new AskHttp(region, named.getValue().inRegion(named.getKey(), region)));
  }
}
