package io.lifeboat.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeboat.simulator.server.Programs.Outcome;
import io.lifeboat.simulator.world.World;
import io.lifeboat.simulator.world.WorldReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Simulated SQS and EC2 Auto Scaling, asked with the real AWS CLI. */
class QueuesAndGroupsCliTest extends CliTest {
  @Override
  World world() {
    return WorldReader.parse(
        """
        account: "111122223333"
        regions: [eu-west-1]
        sqs: [{queue: placed, in: {eu-west-1: 7}}]
        auto-scaling: [{group: web, in: {eu-west-1: {desired: 1, max: 4}}}]
        web:
          regional-names: "{region}.shop.example.com"
          apps: [{path: /health, auto-scaling: web, enough: 3}]
        """,
        "queues and groups");
  }

  @Test
  void sendsAMessageAndCounts() throws Exception {
    String url = sqs("get-queue-url --queue-name placed").at("/QueueUrl").textValue();
    sqs("send-message --message-body hello --queue-url " + url);
    JsonNode found = sqs("get-queue-attributes --attribute-names All --queue-url " + url);
    assertThat(found.at("/Attributes/ApproximateNumberOfMessages").textValue()).isEqualTo("8");
    Outcome nowhere = run(there() + " sqs get-queue-url --queue-name nowhere", List.of());
    assertThat(nowhere.err()).contains("The specified queue does not exist");
  }

  private JsonNode sqs(String command) throws Exception {
    return aws(there() + " sqs " + command);
  }

  /** Version 1 of the CLI has an address of its own for SQS, whatever the environment says. */
  private String there() {
    return "--endpoint-url " + server.endpoint();
  }

  @Test
  void scalesAGroupOnWhichAnApplicationRuns() throws Exception {
    assertThat(page("user", "http://eu-west-1.shop.example.com/health").statusCode())
        .isEqualTo(503);
    answered(
        run(
            "autoscaling update-auto-scaling-group --auto-scaling-group-name web"
                + " --min-size 3 --desired-capacity 3",
            List.of()));
    Thread.sleep(1500);
    JsonNode group = aws("autoscaling describe-auto-scaling-groups").at("/AutoScalingGroups/0");
    assertThat(group.at("/Instances").findValuesAsText("LifecycleState"))
        .containsExactly("InService", "InService", "InService");
    assertThat(page("user", "http://eu-west-1.shop.example.com/health").statusCode())
        .isEqualTo(200);
    Outcome tooMany =
        run(
            "autoscaling set-desired-capacity --auto-scaling-group-name web --desired-capacity 9",
            List.of());
    assertThat(tooMany.err()).contains("An error occurred (ValidationError)");
  }
}
