package io.lifeboat.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeboat.simulator.world.World;
import io.lifeboat.simulator.world.WorldReader;
import org.junit.jupiter.api.Test;

/** Both generations of simulated API Gateway, asked with the real AWS CLI. */
class ApiGatewayCliTest extends CliTest {
  @Override
  World world() {
    return WorldReader.parse(
        """
        account: "111122223333"
        regions: [eu-west-1]
        api-gateway:
          - {api: orders, type: rest, in: {eu-west-1: {stages: [prod]}}}
          - api: users
            type: http
            in:
              eu-west-1:
                stages: [blue, green]
                domain: {domain: api.example.com, stage: blue, certificate: "arn:aws:acm:x"}
        """,
        "apis");
  }

  @Test
  void looksAtARestApi() throws Exception {
    String id = aws("apigateway get-rest-apis").at("/items/0/id").textValue();
    JsonNode stage = aws("apigateway get-stage --stage-name prod --rest-api-id " + id);
    assertThat(stage.at("/stageName").textValue()).isEqualTo("prod");
  }

  @Test
  void mapsADomainToAnotherStage() throws Exception {
    JsonNode mapping =
        aws("apigatewayv2 get-api-mappings --domain-name api.example.com").at("/Items/0");
    assertThat(mapping.at("/Stage").textValue()).isEqualTo("blue");
    aws(
        "apigatewayv2 update-api-mapping --domain-name api.example.com --stage green"
            + " --api-mapping-id %s --api-id %s"
                .formatted(
                    mapping.at("/ApiMappingId").textValue(), mapping.at("/ApiId").textValue()));
    JsonNode seen =
        aws("apigatewayv2 get-api-mappings --domain-name api.example.com").at("/Items/0");
    assertThat(seen.at("/Stage").textValue()).isEqualTo("green");
    assertThat(
            aws("apigatewayv2 get-domain-name --domain-name api.example.com")
                .at("/DomainNameConfigurations/0/DomainNameStatus")
                .textValue())
        .isEqualTo("AVAILABLE");
  }
}
