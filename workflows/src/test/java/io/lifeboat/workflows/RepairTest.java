package io.lifeboat.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.reading.PlanReader;
import io.lifeboat.plan.run.RunRecord;
import io.lifeboat.plan.run.RunState;
import io.lifeboat.plan.run.StepState;
import io.lifeboat.plan.run.Verdict;
import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.ApplicationFailure;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RepairTest {
  private static final RecoveryPlan CRM =
      PlanReader.read(Path.of("../examples/atlas-crm.yaml")).plan().orElseThrow();

  @Test
  void repairsTheDatabaseAndSeesThatItsServicesAreHealthy() {
    try (Stage stage = new Stage()) {
      stage.actions.when(
          "recover-crm Confirm",
          (step, call, attempt) -> Outcome.of("reboot with failover: it is used again"));
      RunRecord record = stage.start(request("crm", Optional.empty())).result();
      assertThat(record.procedure()).isEqualTo("repair");
      assertThat(record.verdict()).contains(Verdict.RECOVERED);
      assertThat(record.sentence())
          .startsWith("crm in eu-west-1 is repaired: reboot with failover: it is used again; ");
      assertThat(record.from()).isEqualTo(record.to()).isEqualTo(Region.of("eu-west-1"));
    }
  }

  @Test
  void goesTheNextWayWhenOneHasNotHelped() {
    AtomicInteger confirmed = new AtomicInteger();
    try (Stage stage = new Stage()) {
      stage.actions.when(
          "recover-crm Confirm",
          (step, call, attempt) -> {
            if (confirmed.incrementAndGet() == 1) {
              throw ApplicationFailure.newNonRetryableFailure(
                  "the reboot has not helped; next is the replica", FinalFailure.ANOTHER_WAY);
            }
            return Outcome.of("promotion of the replica: done");
          });
      RunRecord record = stage.start(request("crm", Optional.empty())).result();
      assertThat(record.verdict()).contains(Verdict.RECOVERED);
      assertThat(stage.actions.calls().stream().filter(call -> call.startsWith("recover-crm ")))
          .endsWith(
              "recover-crm Inspect",
              "recover-crm Apply",
              "recover-crm Confirm",
              "recover-crm Inspect",
              "recover-crm Apply",
              "recover-crm Confirm");
      assertThat(record.events().toString()).contains("next is the replica");
    }
  }

  @Test
  void doesNotGoRoundForEver() {
    try (Stage stage = new Stage()) {
      stage.actions.fails("recover-crm Confirm", FinalFailure.ANOTHER_WAY, "and another one");
      stage.start(request("crm", Optional.empty())).reaches(RunState.PAUSED);
      assertThat(Stage.step(stage.status(), "recover-crm").state()).isEqualTo(StepState.FAILED);
      stage.run.abortNow(new Order("anna", "enough"));
      RunRecord record = stage.result();
      assertThat(record.verdict()).contains(Verdict.STOPPED_SAFELY);
    }
  }

  @Test
  void saysTheSchemaBeforeAndAfterASnapshot() {
    try (Stage stage = new Stage()) {
      stage.actions.when(
          "schema-before-crm Confirm", (step, call, attempt) -> Outcome.of("version 7"));
      stage.actions.when(
          "schema-after-crm Confirm", (step, call, attempt) -> Outcome.of("version 6"));
      RunRecord record = stage.start(request("crm", Optional.of("before-7"))).result();
      assertThat(record.sentence()).contains("; before and after: version 7; version 6");
      assertThat(record.verdict()).contains(Verdict.RECOVERED);
    }
  }

  @Test
  void hasExceptionsWhenAPersonSkipsTheLookAtTheServices() {
    try (Stage stage = new Stage()) {
      stage.actions.fails("validate-crm Confirm", FinalFailure.UNHEALTHY, "app answers 503");
      stage.start(request("crm", Optional.empty())).reaches(RunState.PAUSED);
      stage.run.skipNow(new StepOrder("validate-crm", "anna", "the endpoint is new"));
      assertThat(stage.result().verdict()).contains(Verdict.RECOVERED_WITH_EXCEPTIONS);
    }
  }

  @Test
  void excludesAMoveOfTheApplication() {
    assertThat(request("crm", Optional.empty()).workflowId())
        .isEqualTo(FailoverRequest.workflowId("atlas-crm"));
  }

  @Test
  void refusesADatabaseThatThePlanDoesNotKnow() {
    try (Stage stage = new Stage()) {
      assertThatThrownBy(() -> stage.start(request("sales", Optional.empty())).result())
          .isInstanceOf(WorkflowFailedException.class)
          .rootCause()
          .hasMessageContaining("atlas-crm has no database 'sales'; its databases are [crm]");
    }
    try (Stage stage = new Stage()) {
      assertThatThrownBy(() -> stage.start(request(null, Optional.empty())).result())
          .rootCause()
          .hasMessageContaining("\"database\" is missing");
    }
  }

  private static RepairRequest request(String database, Optional<String> snapshot) {
    return new RepairRequest(
        CRM, database, Optional.empty(), snapshot, "anna", "no connections since 3:00");
  }
}
