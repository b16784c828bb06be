package io.lifeboat.plan.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.DrillDepth;
import io.lifeboat.plan.Examples;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.step.CheckOriginGroup;
import io.lifeboat.plan.step.SwitchCloudFront;
import java.util.List;
import org.junit.jupiter.api.Test;

class EdgeTest {
  private static final Region IAD = Region.of("us-east-1");
  private static final Region PDX = Region.of("us-west-2");
  private static final RecoveryPlan PLATFORM = Examples.plan("us-platform.yaml");

  @Test
  void whatTurnsByItselfIsOnlyLookedAtWhenARegionIsLost() {
    Procedure forced = FailoverProcedure.derive(PLATFORM, IAD, PDX, Mode.FORCED);

    assertThat(forced.steps()).extracting(ProcedureStep::id).doesNotContain("flip-pages");
    assertThat(forced.step("check-pages").step())
        .isEqualTo(
            new CheckOriginGroup(
                "pages", IAD, PDX, "E2PLATFORM1234", "virginia", "oregon", Mode.FORCED));
    assertThat(forced.step("check-pages").onFailure()).isEqualTo(OnFailure.CONTINUE);
    assertThat(Lines.of(forced))
        .contains("check-pages", "validate-from-outside <- flip-switch")
        .noneMatch(line -> line.contains("<-") && line.contains("check-pages"));
  }

  @Test
  void aPlannedMoveChangesTheDistributionAndSoDoesTheWayHome() {
    assertThat(
            List.of(
                FailoverProcedure.derive(PLATFORM, IAD, PDX, Mode.GRACEFUL)
                    .step("flip-pages")
                    .step(),
                FailbackProcedure.derive(PLATFORM, PDX, IAD).step("flip-pages").step()))
        .containsExactly(
            new SwitchCloudFront("pages", IAD, PDX, "E2PLATFORM1234", "virginia", "oregon"),
            new SwitchCloudFront("pages", PDX, IAD, "E2PLATFORM1234", "oregon", "virginia"));
  }

  @Test
  void withoutThatTheDistributionIsChangedInAForcedMoveToo() {
    RecoveryPlan plan =
        Examples.parsed(
            Examples.SMALLEST.replace(
                "health:\n",
                "  pages: {cloudfront: E2EXAMPLE1234, origins: {eu-central-1: a, eu-west-1: b}, flip: distribution}\nhealth:\n"));

    assertThat(
            Lines.of(
                FailoverProcedure.derive(plan, Examples.FRANKFURT, Examples.DUBLIN, Mode.FORCED)))
        .contains("flip-pages <- scale-web, validate-standby")
        .contains("validate-from-outside <- flip-pages, flip-web");
    assertThat(Lines.of(FailbackProcedure.derive(plan, Examples.DUBLIN, Examples.FRANKFURT)))
        .contains("flip-pages <- watch-canary");
  }

  @Test
  void aDrillLooksAtItToo() {
    assertThat(Lines.of(DrillProcedure.derive(PLATFORM, IAD, PDX, DrillDepth.CHECK)))
        .contains("check-pages");
  }
}
