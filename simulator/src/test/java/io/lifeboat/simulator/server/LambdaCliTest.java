package io.lifeboat.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeboat.simulator.server.Programs.Outcome;
import io.lifeboat.simulator.world.World;
import io.lifeboat.simulator.world.WorldReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Simulated Lambda, asked with the real AWS CLI. */
class LambdaCliTest extends CliTest {
  @Override
  World world() {
    return WorldReader.parse(
        """
        account: "111122223333"
        regions: [eu-west-1]
        lambda:
          functions:
            - function: orders
              environment: {TABLE: orders}
              answers: {payload: '{"stored": true}', takes: 1s}
              event-sources: [{source: "arn:aws:sqs:{region}:{account}:placed", in: {eu-west-1: true}}]
              aliases: {live: 1}
              in: {eu-west-1: {reserved: 5}}
            - function: broken
              answers: {fails: no table}
              in: {eu-west-1: {}}
        """,
        "lambda");
  }

  @Test
  void looksAtAFunctionAndReservesMore() throws Exception {
    JsonNode found = aws("lambda get-function --function-name orders");
    assertThat(found.at("/Configuration/Environment/Variables/TABLE").textValue())
        .isEqualTo("orders");
    assertThat(found.at("/Concurrency/ReservedConcurrentExecutions").intValue()).isEqualTo(5);

    aws(
        "lambda put-function-concurrency --function-name orders"
            + " --reserved-concurrent-executions 50");
    assertThat(
            aws("lambda get-account-settings")
                .at("/AccountLimit/UnreservedConcurrentExecutions")
                .intValue())
        .isEqualTo(950);
    assertThat(
            aws("lambda put-provisioned-concurrency-config --function-name orders"
                    + " --qualifier live --provisioned-concurrent-executions 5")
                .at("/Status")
                .textValue())
        .isEqualTo("IN_PROGRESS");
  }

  @Test
  void switchesAMappingAndTagsAFunction() throws Exception {
    JsonNode mapping =
        aws("lambda list-event-source-mappings --function-name orders")
            .at("/EventSourceMappings/0");
    assertThat(mapping.at("/State").textValue()).isEqualTo("Enabled");
    JsonNode switched =
        aws(
            "lambda update-event-source-mapping --no-enabled --uuid "
                + mapping.at("/UUID").textValue());
    assertThat(switched.at("/State").textValue()).isEqualTo("Disabling");
    String arn = "arn:aws:lambda:eu-west-1:111122223333:function:orders";
    answered(
        run(
            "lambda tag-resource --resource %s --tags lifeboat:concurrency=reserved=5"
                .formatted(arn),
            List.of()));
    assertThat(
            aws("lambda list-tags --resource " + arn)
                .at("/Tags")
                .get("lifeboat:concurrency")
                .asText())
        .isEqualTo("reserved=5");
  }

  @Test
  void invokesAFunctionAndWaitsForIt() throws Exception {
    JsonNode answer = aws("lambda invoke --function-name orders /dev/null");
    assertThat(answer.at("/StatusCode").intValue()).isEqualTo(200);
    assertThat(
            aws("lambda invoke --function-name broken /dev/null").at("/FunctionError").textValue())
        .isEqualTo("Unhandled");
    Outcome nowhere = run("lambda invoke --function-name nowhere /dev/null", List.of());
    assertThat(nowhere.err()).contains("An error occurred (ResourceNotFoundException)");
  }
}
