package io.lifeboat.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeboat.simulator.ServerSettings;
import io.lifeboat.simulator.SimulatedAwsServer;
import io.lifeboat.simulator.SimulatedClock;
import io.lifeboat.simulator.server.Programs.Outcome;
import io.lifeboat.simulator.world.WorldReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The real AWS CLI against what serves every kind of application. */
@Timeout(120)
class GenericCliTest {
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
      """;

  private SimulatedAwsServer server;

  @BeforeEach
  void start() throws IOException {
    Programs.assumeThere("aws");
    server =
        SimulatedAwsServer.start(
            WorldReader.parse(WORLD, "generic"),
            SimulatedClock.wall(ServerTest.SPEED_UP),
            ServerSettings.onFreePorts());
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
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

  private JsonNode untilEnded(String command) throws Exception {
    JsonNode answer = aws(command);
    while (answer.toString().contains("InProgress")) {
      answer = aws(command);
    }
    return answer;
  }

  private JsonNode aws(String command) throws IOException, InterruptedException {
    Outcome outcome = run(command);
    assertThat(outcome.code()).as(outcome.err()).isZero();
    return new ObjectMapper().readTree(outcome.out());
  }

  private String refused(String command) throws IOException, InterruptedException {
    Outcome outcome = run(command);
    assertThat(outcome.code()).isNotZero();
    return outcome.err();
  }

  private Outcome run(String command) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("aws"));
    words.addAll(List.of(command.split(" ")));
    return Programs.run(
        Map.of(
            "AWS_ENDPOINT_URL", server.endpoint().toString(),
            "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
            "AWS_SECRET_ACCESS_KEY", "secret",
            "AWS_DEFAULT_REGION", "eu-west-1",
            "AWS_MAX_ATTEMPTS", "1",
            "AWS_CONFIG_FILE", "/dev/null"),
        words);
  }
}
