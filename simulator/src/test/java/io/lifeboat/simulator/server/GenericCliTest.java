package io.lifeboat.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeboat.simulator.world.World;
import io.lifeboat.simulator.world.WorldReader;
import org.junit.jupiter.api.Test;

/** The real AWS CLI against what serves every kind of application. */
class GenericCliTest extends CliTest {
  private static final String WORLD =
      """
      account: "111122223333"
      seed: 1
      regions: [eu-central-1, eu-west-1]
      automation:
        - document: WarmCaches
          in: [eu-west-1]
          parameters: [Cluster]
          steps: [{name: warm, takes: 50s}]
      fis:
        - template: EXTcutoff
          region: eu-west-1
          begins: 1s
          actions: [{name: cut, action: "aws:network:disrupt-connectivity", lasts: 24h}]
      dynamodb:
        - {table: ledger, key: {hash: {id: S}}, in: [eu-central-1], items: 3}
      backup:
        - vault: ledger-dr
          region: eu-west-1
          restore: 30s
          points: [{table: ledger, from: eu-central-1, age: 40m}]
      arc-plans:
        - plan: web-shop
          regions: [eu-central-1, eu-west-1]
          steps: [{name: scale-up, takes: 1s}, {name: ask-a-person, approval: true}]
      """;

  @Override
  World world() {
    return WorldReader.parse(WORLD, "generic");
  }

  @Test
  void runsAnAutomationAndSeesItEnd() throws Exception {
    String start =
        "ssm start-automation-execution --document-name WarmCaches --parameters Cluster=sessions"
            + " --client-token 9b2f0f6e-0000-4000-8000-000000000001";
    String id = aws(start).at("/AutomationExecutionId").textValue();
    assertThat(aws(start).at("/AutomationExecutionId").textValue())
        .as("the same token starts nothing")
        .isEqualTo(id);
    JsonNode seen =
        untilEnded("ssm get-automation-execution --automation-execution-id " + id)
            .get("AutomationExecution");
    assertThat(seen.get("AutomationExecutionStatus").textValue()).isEqualTo("Success");
    assertThat(seen.at("/StepExecutions/0/StepName").textValue()).isEqualTo("warm");
    assertThat(refused("ssm start-automation-execution --document-name Nothing"))
        .contains("(AutomationDefinitionNotFoundException)");
    assertThat(aws("ssm describe-document --name WarmCaches").at("/Document/DocumentType").asText())
        .isEqualTo("Automation");
  }

  @Test
  void restoresARecoveryPointIntoATable() throws Exception {
    JsonNode point =
        aws("backup list-recovery-points-by-backup-vault --backup-vault-name ledger-dr")
            .at("/RecoveryPoints/0");
    assertThat(point.get("ResourceArn").textValue())
        .isEqualTo("arn:aws:dynamodb:eu-central-1:111122223333:table/ledger");
    String start =
        "backup start-restore-job --recovery-point-arn "
            + point.get("RecoveryPointArn").textValue()
            + " --metadata targetTableName=restored --idempotency-token t1"
            + " --iam-role-arn arn:aws:iam::111122223333:role/restore";
    String id = aws(start).at("/RestoreJobId").textValue();
    assertThat(aws(start).at("/RestoreJobId").textValue())
        .as("the same token starts nothing")
        .isEqualTo(id);
    JsonNode seen = untilEnded("backup describe-restore-job --restore-job-id " + id);
    assertThat(seen.get("Status").textValue()).isEqualTo("COMPLETED");
    assertThat(aws("dynamodb list-tables").at("/TableNames/0").textValue()).isEqualTo("restored");
    assertThat(refused("backup list-recovery-points-by-backup-vault --backup-vault-name nowhere"))
        .contains("(ResourceNotFoundException)");
  }

  @Test
  void startsAndStopsAnExperiment() throws Exception {
    JsonNode begun =
        aws("fis start-experiment --experiment-template-id EXTcutoff --client-token t1");
    String id = begun.at("/experiment/id").textValue();
    assertThat(aws("fis list-experiments").at("/experiments/0/state/status").textValue())
        .isEqualTo("running");
    assertThat(server.aws().faults().isGone("eu-west-1")).isTrue();
    aws("fis stop-experiment --id " + id);
    assertThat(aws("fis get-experiment --id " + id).at("/experiment/state/status").textValue())
        .isEqualTo("stopped");
    assertThat(server.aws().faults().isGone("eu-west-1")).isFalse();
    assertThat(refused("fis start-experiment --experiment-template-id EXTx --client-token t2"))
        .contains("(ResourceNotFoundException)");
  }

  @Test
  void executesAPlanOfArc() throws Exception {
    String plan = " --plan-arn arn:aws:arc-region-switch::111122223333:plan/web-shop:1a2b3c";
    String start =
        "arc-region-switch start-plan-execution --target-region eu-west-1 --action activate" + plan;
    String id = aws(start).get("executionId").textValue();
    assertThat(refused(start)).contains("(IllegalStateException)");
    JsonNode seen = aws("arc-region-switch get-plan-execution --execution-id " + id + plan);
    assertThat(seen.get("executionState").textValue()).isEqualTo("pendingManualApproval");
    assertThat(seen.at("/stepStates/0/status").textValue()).isEqualTo("completed");
    run(
        "arc-region-switch approve-plan-execution-step --step-name ask-a-person --approval approve"
            + " --execution-id "
            + id
            + plan);
    assertThat(
            aws("arc-region-switch list-plan-executions" + plan)
                .at("/items/0/executionState")
                .asText())
        .isEqualTo("completed");
  }

  private JsonNode untilEnded(String command) throws Exception {
    JsonNode answer = aws(command);
    while (answer.toString().matches(".*(InProgress|RUNNING).*")) {
      answer = aws(command);
    }
    return answer;
  }
}
