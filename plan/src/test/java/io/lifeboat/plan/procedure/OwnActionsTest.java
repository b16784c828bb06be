package io.lifeboat.plan.procedure;

import static io.lifeboat.plan.Examples.DUBLIN;
import static io.lifeboat.plan.Examples.FRANKFURT;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.Examples;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.reading.Finding;
import io.lifeboat.plan.reading.PlanReader;
import io.lifeboat.plan.step.CallHttps;
import io.lifeboat.plan.step.RestoreBackup;
import io.lifeboat.plan.step.RunArcPlan;
import io.lifeboat.plan.step.RunAutomation;
import io.lifeboat.plan.step.RunLambda;
import io.lifeboat.plan.step.Step;
import io.lifeboat.plan.step.StopExperiment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a plan's owner has done in a procedure, each kind as the step that it becomes. */
class OwnActionsTest {
  private static final String ARC = "arn:aws:arc-region-switch::111122223333:plan/notes:1a2b3c";

  @Test
  void aCallIsSignedByAKeyAndKnowsWhereTheApplicationMoves() {
    assertThat(
            failover(
                "{call: \"https://ops.example.com/{application}\", body: '{\"to\": \"{to}\"}',"
                    + " sign: {hmac: moves-key}, in: \"{from}\"}"))
        .isEqualTo(
            new CallHttps(
                "own",
                FRANKFURT,
                "https://ops.example.com/notes",
                "POST",
                Optional.of("{\"to\": \"eu-west-1\"}"),
                new CallHttps.Hmac("moves-key", "X-Signature"),
                List.of(200, 201, 202, 204),
                false));
  }

  @Test
  void aCallMayBeSignedAsAwsDoes() {
    assertThat(
            failover(
                "{call: \"https://api.example.com/\", method: PUT, expect: [204], idempotent: true,"
                    + " sign: {sigv4: execute-api}}"))
        .isEqualTo(
            new CallHttps(
                "own",
                DUBLIN,
                "https://api.example.com/",
                "PUT",
                Optional.empty(),
                new CallHttps.SigV4("execute-api"),
                List.of(204),
                true));
  }

  @Test
  void anArcPlanActivatesWhereTheApplicationMovesTo() {
    assertThat(failover("{arc-plan: \"" + ARC + "\"}"))
        .isEqualTo(
            new RunArcPlan("own", DUBLIN, ARC, RunArcPlan.Direction.ACTIVATE, DUBLIN, Mode.FORCED));
  }

  @Test
  void anArcPlanDeactivatesWhatTheApplicationLeavesAndGracefullyOnTheWayHome() {
    assertThat(failback("{arc-plan: \"" + ARC + "\", execute: deactivate}"))
        .isEqualTo(
            new RunArcPlan(
                "own", FRANKFURT, ARC, RunArcPlan.Direction.DEACTIVATE, DUBLIN, Mode.GRACEFUL));
  }

  @Test
  void aRecoveryPointIsRestoredWhereTheApplicationMovesTo() {
    assertThat(
            failover(
                "{restore: \"arn:aws:dynamodb:{from}:111122223333:table/notes\", vault: notes-dr,"
                    + " role: \"arn:aws:iam::111122223333:role/restore\","
                    + " as: {targetTableName: \"notes-of-{from}\"}}"))
        .isEqualTo(
            new RestoreBackup(
                "own",
                DUBLIN,
                "notes-dr",
                "arn:aws:dynamodb:eu-central-1:111122223333:table/notes",
                Optional.empty(),
                "arn:aws:iam::111122223333:role/restore",
                Map.of("targetTableName", "notes-of-eu-central-1"),
                Duration.ofMinutes(1)));
  }

  @Test
  void experimentsAreStoppedWhereTheyRun() {
    assertThat(failover("{stop-experiment: EXT1example, in: \"{from}\"}"))
        .isEqualTo(new StopExperiment("own", FRANKFURT, "EXT1example"));
  }

  @Test
  void functionsAndDocumentsAreToldWhereTheApplicationMoves() {
    assertThat(((RunLambda) failover("{function: warm, payload: '{\"in\": \"{to}\"}'}")).payload())
        .isEqualTo("{\"in\": \"eu-west-1\"}");
    assertThat(
            ((RunAutomation) failover("{automation: Rebuild, parameters: {From: [\"{from}\"]}}"))
                .parameters())
        .isEqualTo(Map.of("From", List.of("eu-central-1")));
  }

  @Test
  void saysWhatTheStepDoesNotTake() {
    assertThat(
            PlanReader.read(
                    "notes.yaml",
                    text(
                        "failover",
                        "{call: \"https://anna@example.com/\", sign: {sigv4: execute-api}}"))
                .errors())
        .extracting(Finding::what)
        .contains("'https://anna@example.com/' is not a URL like https://example.com/move.");
  }

  private static Step failover(String action) {
    return FailoverProcedure.derive(plan("failover", action), FRANKFURT, DUBLIN, Mode.FORCED)
        .step("own")
        .step();
  }

  private static Step failback(String action) {
    return FailbackProcedure.derive(plan("failback", action), DUBLIN, FRANKFURT).step("own").step();
  }

  private static RecoveryPlan plan(String procedure, String action) {
    return Examples.parsed(text(procedure, action));
  }

  private static String text(String procedure, String action) {
    return Examples.SMALLEST
        + "procedures: {%s: {steps: {own: {do: %s}}}}\n".formatted(procedure, action);
  }
}
