package io.lifeboat.plan.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.plan.Examples;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.reading.PlanReader;
import io.lifeboat.plan.reading.Reading;
import io.lifeboat.plan.step.InvertHealthCheck;
import io.lifeboat.plan.step.PromoteAurora;
import io.lifeboat.plan.step.RebootRds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the plan's owner wants otherwise than derived. */
class ChangesTest {
  @Test
  void aGateStandsBeforeItsStepWhateverElseTheStepWaitsFor() {
    Procedure procedure =
        forced(changed("promote-orders: {after: [hold-lag-orders, fence-services, fence-orders]}"));
    assertThat(procedure.before("promote-orders")).contains("approve-promote-orders");
    assertThat(procedure.before("fence-services")).contains("approve-promote-orders");
  }

  @Test
  void theFencesWaitForAGateOfOnesOwnBeforeThePromotion() {
    Procedure procedure =
        forced(changed("ask: {gate: {approvers: [on-call]}, before: [promote-orders]}"));
    assertThat(procedure.step("fence-services").needs()).contains("ask", "hold-lag-orders");
    assertThat(procedure.step("fence-orders").needs()).contains("ask", "hold-lag-orders");
  }

  @Test
  void theFencesKeepTheGateThatTheirOwnerForgot() {
    Procedure procedure = forced(changed("fence-services: {after: [scale-checkout]}"));
    assertThat(procedure.step("fence-services").needs())
        .containsExactly("scale-checkout", "approve-promote-orders", "hold-lag-orders");
  }

  @Test
  void theGateOfAFenceStandsBeforeAllFences() {
    Procedure procedure =
        forced(
            plan(
                webShop().replace("gates:\n", "gates:\n  fence-orders: {approvers: [on-call]}\n")));
    assertThat(procedure.before("fence-services")).contains("approve-fence-orders");
  }

  @Test
  void aGateBetweenTwoPromotionsIsNoReasonToComplain() {
    String plan =
        webShop()
                .replace(
                    "databases:\n",
                    "databases:\n  bills: {aurora-global: web-shop-bills, closed-security-groups:"
                        + " {eu-central-1: sg-0a, eu-west-1: sg-0b}}\n")
            + "procedures: {failover: {steps: {ask: {gate: {approvers: [on-call]}, after:"
            + " [promote-bills], before: [promote-orders]}}}}\n";
    Procedure procedure = forced(plan(plan));
    assertThat(procedure.before("promote-orders")).contains("ask");
    assertThat(procedure.before("fence-services")).doesNotContain("ask");
  }

  @Test
  void anyStepOfTheMenuMayBeNamed() {
    Procedure procedure =
        forced(
            changed(
                "again: {do: {action: RebootRds, with: {database: crm, region: \"{to}\", instance:"
                    + " \"crm-{to}\"}}, before: [flip-shop]}"));
    assertThat(procedure.step("again").step())
        .isEqualTo(new RebootRds("crm", Region.of("eu-west-1"), "crm-eu-west-1"));
  }

  @Test
  void whatWaitsForASkippedStepWaitsForWhatThatWaitedFor() {
    Procedure procedure = forced(changed("validate-standby: {skip: \"checked by hand\"}"));
    assertThat(procedure.step("flip-shop").needs())
        .containsExactly("promote-orders", "scale-storefront", "scale-checkout");
  }

  @Test
  void aNewStepStandsBetweenThoseItNames() {
    Procedure procedure =
        forced(
            changed(
                "tell-desk: {notify: news, subject: \"to {to}\", after: [validate-standby], before:"
                    + " [flip-shop]}"));
    assertThat(procedure.step("tell-desk").step().title()).isEqualTo("tell news: to eu-west-1");
    assertThat(procedure.step("tell-desk").onFailure()).isEqualTo(OnFailure.CONTINUE);
    assertThat(procedure.step("flip-shop").needs()).contains("tell-desk", "validate-standby");
  }

  @Test
  void aStepCanWaitForAGateWhereThereIsOne() {
    RecoveryPlan plan = changed("scale-checkout: {after: [approve-promote-orders]}");
    assertThat(forced(plan).step("scale-checkout").needs())
        .containsExactly("approve-promote-orders");
    assertThat(procedure(plan, Mode.GRACEFUL).step("scale-checkout").needs()).isEmpty();
  }

  @Test
  void aStepOfOneModeLeavesTheOrderOfTheOtherIntact() {
    RecoveryPlan plan =
        changed(
            "look: {validate: [checkout], when: forced, after: [validate-standby], before:"
                + " [flip-shop]}");
    assertThat(procedure(plan, Mode.GRACEFUL).steps())
        .extracting(ProcedureStep::id)
        .doesNotContain("look");
    assertThat(procedure(plan, Mode.GRACEFUL).step("flip-shop").needs())
        .containsExactly("validate-standby");
  }

  @Test
  void timesAndFailureAreThePlans() {
    ProcedureStep step =
        forced(changed("scale-checkout: {budget: 4m, expected: 2m, on-failure: abort}"))
            .step("scale-checkout");
    assertThat(step.budget()).isEqualTo(Duration.ofMinutes(4));
    assertThat(step.expected()).isEqualTo(Duration.ofMinutes(2));
    assertThat(step.onFailure()).isEqualTo(OnFailure.ABORT);
  }

  @Test
  void aHealthCheckIsTurnedOverToLeaveThePrimaryAndBackToReturn() {
    RecoveryPlan plan =
        plan(
            webShop()
                .replace("flip: records", "flip: health-check, health-checks: {eu-central-1: hc}"));
    assertThat(flip(plan, Examples.FRANKFURT, Examples.DUBLIN).inverted()).isTrue();
    assertThat(flip(plan, Examples.DUBLIN, Examples.FRANKFURT).inverted()).isFalse();
    assertThat(flip(plan, Examples.DUBLIN, Examples.FRANKFURT).healthCheck()).isEqualTo("hc");
  }

  @Test
  void anyStandbyCanTakeOverFromAnyRegion() {
    RecoveryPlan plan = Examples.plan("three-regions.yaml");
    for (Region from : plan.regions().all()) {
      for (Region to : plan.regions().all()) {
        if (!from.equals(to)) {
          Procedure procedure = FailoverProcedure.derive(plan, from, to, Mode.FORCED);
          assertThat(((PromoteAurora) procedure.step("promote-accounts").step()).to())
              .isEqualTo(to);
          assertThat(procedure.steps()).hasSize(21);
        }
      }
    }
  }

  @Test
  void aRegionThatIsNotThePlansIsRefused() {
    RecoveryPlan plan = Examples.euWebShop();
    assertThatThrownBy(
            () ->
                FailoverProcedure.derive(
                    plan, Examples.FRANKFURT, Region.of("us-east-1"), Mode.FORCED))
        .hasMessageContaining("does not live in us-east-1");
    assertThatThrownBy(
            () -> FailoverProcedure.derive(plan, Examples.DUBLIN, Examples.DUBLIN, Mode.FORCED))
        .hasMessageContaining("cannot move from eu-west-1 to itself");
  }

  private static InvertHealthCheck flip(RecoveryPlan plan, Region from, Region to) {
    Procedure procedure = FailoverProcedure.derive(plan, from, to, Mode.FORCED);
    return (InvertHealthCheck) procedure.step("flip-shop").step();
  }

  private static Procedure forced(RecoveryPlan plan) {
    return procedure(plan, Mode.FORCED);
  }

  private static Procedure procedure(RecoveryPlan plan, Mode mode) {
    return FailoverProcedure.derive(plan, Examples.FRANKFURT, Examples.DUBLIN, mode);
  }

  private static RecoveryPlan changed(String step) {
    return plan(webShop() + "procedures: {failover: {steps: {" + step + "}}}\n");
  }

  private static RecoveryPlan plan(String text) {
    Reading reading = PlanReader.read("shop.yaml", text);
    return reading.plan().orElseThrow(() -> new AssertionError(reading.findings()));
  }

  private static String webShop() {
    try {
      return Files.readString(Examples.file("eu-web-shop.yaml"));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
