package io.lifeboat.plan.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.reading.PlanReader;
import io.lifeboat.plan.reading.Reading;
import io.lifeboat.plan.step.FailoverAurora;
import io.lifeboat.plan.step.RecoverRds;
import io.lifeboat.plan.step.RestoreRds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RepairProcedureTest {
  private static final Region EU = Region.of("eu-west-1");
  private static final RecoveryPlan CRM = plan("atlas-crm", "", "");

  @Test
  void recoversWhereItIsAndLetsAPromotedReplicaTakeThePlace() {
    Procedure repair = repair(CRM, "crm", Optional.empty());
    assertThat(repair.steps().stream().map(ProcedureStep::id))
        .containsExactly("recover-crm", "take-place-crm", "validate-crm");
    RecoverRds step = (RecoverRds) repair.step("recover-crm").step();
    assertThat(step.replica().orElseThrow().region()).isEqualTo(EU);
    assertThat(step.replica().orElseThrow().instance()).isEqualTo("atlas-eu-west-1-replica");
    assertThat(step.copy().orElseThrow().region()).isEqualTo(Region.of("us-east-1"));
    assertThat(step.copy().orElseThrow().instance()).isEqualTo("atlas-eu-west-1-restored");
    assertThat(step.server().orElseThrow().host()).isEqualTo("atlas.eu-west-1.db.example.com");
    assertThat(step.probes()).extracting(probe -> probe.name()).containsExactly("app");
    assertThat(repair.from()).isEqualTo(repair.to()).isEqualTo(EU);
  }

  @Test
  void showsTheSchemaBeforeAndAfterASnapshotTakesThePlace() {
    Procedure repair = repair(CRM, "crm", Optional.of("before-migration"));
    assertThat(repair.steps().stream().map(ProcedureStep::id))
        .containsExactly("schema-before-crm", "recover-crm", "schema-after-crm", "validate-crm");
    RestoreRds step = (RestoreRds) repair.step("recover-crm").step();
    assertThat(step.from()).isEqualTo(step.to()).isEqualTo(EU);
    assertThat(step.instance()).isEqualTo(step.source()).isEqualTo("atlas-eu-west-1");
    assertThat(repair.step("recover-crm").needs()).containsExactly("schema-before-crm");
  }

  @Test
  void failsAnAuroraClusterOverWithinItsRegion() {
    RecoveryPlan shop = plan("eu-web-shop", "", "");
    Procedure repair = repair(shop, "orders", Optional.empty());
    assertThat(repair.step("recover-orders").step())
        .isEqualTo(new FailoverAurora("orders", "web-shop-orders", Region.of("eu-central-1")));
    assertThat(repair.steps()).last().extracting(ProcedureStep::id).isEqualTo("validate-orders");
    assertThatThrownBy(() -> repair(shop, "orders", Optional.of("x")))
        .hasMessageContaining("orders is an Aurora database");
  }

  @Test
  void standsBehindAGateOfTheStepsName() {
    RecoveryPlan gated =
        plan(
            "atlas-crm",
            "  promote-crm: {",
            "  recover-crm: {approvers: [on-call, database-team]}\n  promote-crm: {");
    assertThat(repair(gated, "crm", Optional.empty()).step("recover-crm").needs())
        .containsExactly("approve-recover-crm");
    assertThat(repair(gated, "crm", Optional.of("x")).before("recover-crm"))
        .containsExactlyInAnyOrder("approve-recover-crm", "schema-before-crm");
  }

  @Test
  void saysWhatThePlanDoesNotKnow() {
    assertThatThrownBy(() -> repair(CRM, "sales", Optional.empty()))
        .hasMessage("atlas-crm has no database 'sales'; its databases are [crm]");
    assertThatThrownBy(
            () ->
                RepairProcedure.derive(
                    CRM, "crm", Optional.of(Region.of("eu-north-1")), Optional.empty()))
        .hasMessageContaining("atlas-crm does not live in eu-north-1");
  }

  @Test
  void findsAReplicaInARegionThatIsNotTheApplications() {
    Reading reading = reading("atlas-crm", "replicas: {eu-west-1:", "replicas: {eu-central-1:");
    assertThat(reading.errors())
        .singleElement()
        .satisfies(
            found ->
                assertThat(found.toString())
                    .contains("the application does not live in eu-central-1"));
  }

  @Test
  void warnsOfAGateThatNeverStands() {
    Reading reading =
        reading(
            "atlas-crm",
            "  promote-crm: {",
            "  recover-crm: {when: graceful, approvers: [on-call, database-team]}\n  promote-crm: {");
    assertThat(reading.errors()).isEmpty();
    assertThat(reading.findings().toString()).contains("this gate never stands");
  }

  private static Procedure repair(RecoveryPlan plan, String database, Optional<String> snapshot) {
    return RepairProcedure.derive(plan, database, Optional.empty(), snapshot);
  }

  private static RecoveryPlan plan(String name, String piece, String other) {
    Reading reading = reading(name, piece, other);
    return reading.plan().orElseThrow(() -> new AssertionError(reading.findings().toString()));
  }

  private static Reading reading(String name, String piece, String other) {
    try {
      String text = Files.readString(Path.of("../examples/" + name + ".yaml"));
      assertThat(text).contains(piece);
      return PlanReader.read(name + ".yaml", text.replace(piece, other));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
