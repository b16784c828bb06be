package io.lifeboat.plan.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.plan.DrillDepth;
import io.lifeboat.plan.Examples;
import io.lifeboat.plan.procedure.ProcedureStep.Part;
import io.lifeboat.plan.step.Effect;
import io.lifeboat.plan.step.ScaleEcs;
import io.lifeboat.plan.step.StartDrillTasks;
import io.lifeboat.plan.step.ValidateHealth;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DrillProcedureTest {
  @Test
  void aCheckOnlyLooksAtWhatAFailoverWouldDo() {
    Procedure check = webShop(DrillDepth.CHECK);
    assertThat(Lines.of(check))
        .containsExactly(
            "watch-users",
            "validate-users-before",
            "validate-primary",
            "validate-standby",
            "hold-lag-orders",
            "scale-storefront",
            "scale-checkout",
            "fence-services",
            "fence-orders",
            "promote-orders",
            "flip-shop");
    assertThat(check.steps())
        .filteredOn(step -> step.step().effect() != Effect.NONE)
        .allMatch(step -> step.part() == Part.LOOK && !step.deferrable());
  }

  @Test
  void aCheckAsksTheStandbyOnlyWhatItCanAnswer() {
    String text =
        Examples.SMALLEST.replace(
            "health:\n",
            "health:\n  paid: {https: \"https://{region}.example.com/paid\", standby: false}\n");
    Procedure check =
        DrillProcedure.derive(
            Examples.parsed(text), Examples.FRANKFURT, Examples.DUBLIN, DrillDepth.CHECK);
    assertThat(((ValidateHealth) check.step("validate-standby").step()).probes())
        .extracting(probe -> probe.name())
        .containsExactly("web");
    assertThat(((ValidateHealth) check.step("validate-primary").step()).probes()).hasSize(2);
  }

  @Test
  void anIsolatedDrillWorksOnCopiesAlone() {
    Procedure drill = webShop(DrillDepth.ISOLATED);
    assertThat(Lines.of(drill))
        .containsExactly(
            "watch-users",
            "validate-users-before",
            "hold-lag-orders",
            "clone-orders <- hold-lag-orders",
            "start-drill-services <- clone-orders",
            "compare-orders <- clone-orders",
            "validate-drill-services <- start-drill-services",
            "validate-users-after <- compare-orders, validate-drill-services,"
                + " validate-users-before");
    assertThat(drill.steps())
        .extracting(step -> step.step().effect())
        .containsOnly(Effect.NONE, Effect.REVERSIBLE);
    assertThat(drill.steps()).noneMatch(step -> step.step() instanceof ScaleEcs);
  }

  @Test
  void theTasksOnTheSideReadTheClonesAndAreAskedByPath() {
    StartDrillTasks start =
        (StartDrillTasks) webShop(DrillDepth.ISOLATED).step("start-drill-services").step();
    assertThat(start.services())
        .allSatisfy(s -> assertThat(s.endpoints()).containsEntry("ORDERS_DB_HOST", "orders"));
    assertThat(start.services())
        .extracting(s -> s.paths().get(0).url())
        .containsExactly("/health", "/checkout/health");
  }

  @Test
  void aFullDrillGoesThereAndBackAndExpectsBothWays() {
    Procedure drill = webShop(DrillDepth.FULL);
    assertThat(Lines.of(drill))
        .containsExactly(
            "watch-users",
            "validate-users-before",
            "run-failover <- validate-users-before",
            "run-failback <- run-failover",
            "validate-users-after <- run-failback");
    assertThat(drill.step("validate-users-before").onFailure()).isEqualTo(OnFailure.ABORT);
    assertThat(drill.step("run-failback").expected())
        .isEqualTo(
            CriticalPath.of(
                    FailbackProcedure.derive(
                        Examples.euWebShop(), Examples.DUBLIN, Examples.FRANKFURT))
                .expected());
  }

  @Test
  void markersGoToEveryDatabaseThatLifeboatMayLookInto() {
    assertThat(Lines.of(MarkProcedure.derive(Examples.plan("three-regions.yaml"))))
        .containsExactly("write-marker-bookings");
    assertThat(Lines.of(MarkProcedure.derive(Examples.plan("us-platform.yaml"))))
        .containsExactly("write-marker-main", "write-marker-sessions");
    assertThatThrownBy(() -> MarkProcedure.derive(Examples.parsed(Examples.SMALLEST)))
        .hasMessage(
            "notes lets Lifeboat into no database: give one of its databases data,"
                + " or a table markers");
  }

  @Test
  void aServiceGoesBackToAnEarlierReleaseAndIsLookedAt() {
    assertThat(
            Lines.of(
                RollbackProcedure.ofService(
                    Examples.euWebShop(), "checkout", Examples.DUBLIN, Optional.empty())))
        .containsExactly("roll-back-checkout", "validate-checkout <- roll-back-checkout");
    assertThatThrownBy(
            () ->
                RollbackProcedure.ofService(
                    Examples.euWebShop(), "basket", Examples.DUBLIN, Optional.empty()))
        .hasMessageContaining("has no service 'basket'");
  }

  private static Procedure webShop(DrillDepth depth) {
    return DrillProcedure.derive(Examples.euWebShop(), Examples.FRANKFURT, Examples.DUBLIN, depth);
  }
}
