package io.lifeboat.activities.apigateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.AgainstMoto;
import io.lifeboat.activities.SdkClients;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.CheckApiGateway;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.DomainNameConfiguration;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;

/** APIs, REST and HTTP alike, against moto, which maps custom domains to HTTP APIs alone. */
@Timeout(120)
class MotoApisTest {
  private static final Region DUB = Region.of("eu-west-1");
  private static final StepCall CALL =
      new StepCall("shop", "run-1", "step", "shop moves", Map.of());

  private static AgainstMoto moto;
  private static SdkClients aws;

  private final Watch watch = new Still();

  @BeforeAll
  static void start() throws Exception {
    moto = AgainstMoto.start("API Gateway");
    aws = moto.aws();
    AgainstMoto.warmUp(() -> apis().getApis(all -> {}), () -> restApis().getRestApis());
  }

  @AfterAll
  static void stop() {
    if (moto != null) {
      moto.close();
    }
  }

  @Test
  void seesWhetherACustomDomainLeadsToAStage() {
    String api = apis().createApi(a -> a.name("orders").protocolType(ProtocolType.HTTP)).apiId();
    apis()
        .createDomainName(
            request ->
                request
                    .domainName("api.example.com")
                    .domainNameConfigurations(
                        DomainNameConfiguration.builder()
                            .endpointType("REGIONAL")
                            .domainNameStatus("AVAILABLE")
                            .certificateArn("arn:aws:acm:eu-west-1:123456789012:certificate/1")
                            .build()));
    assertThat(check()).contains("leads to no stage");

    apis().createStage(request -> request.apiId(api).stageName("prod"));
    apis()
        .createApiMapping(
            request -> request.apiId(api).domainName("api.example.com").stage("prod"));
    assertThat(check()).contains("is available and leads to stage prod of orders");
  }

  @Test
  void seesAStageOfARestApi() {
    String api = restApis().createRestApi(request -> request.name("basket")).id();
    String root = restApis().getResources(request -> request.restApiId(api)).items().get(0).id();
    restApis()
        .putMethod(
            request ->
                request
                    .restApiId(api)
                    .resourceId(root)
                    .httpMethod("GET")
                    .authorizationType("NONE"));
    restApis()
        .putIntegration(
            request ->
                request
                    .restApiId(api)
                    .resourceId(root)
                    .httpMethod("GET")
                    .type(IntegrationType.MOCK));
    restApis().createDeployment(request -> request.restApiId(api).stageName("prod"));
    Apis apis = new Apis(aws, DUB, watch);

    assertThat(apis.has(api, "prod")).isTrue();
    assertThat(apis.has(api, "test")).isFalse();
  }

  private String check() {
    return new AwsCheckApiGateway(aws)
        .inspect(new CheckApiGateway("orders", DUB, "api.example.com", "prod"), CALL, watch)
        .sentence();
  }

  private static ApiGatewayV2Client apis() {
    return aws.client(ApiGatewayV2Client.class, DUB);
  }

  private static ApiGatewayClient restApis() {
    return aws.client(ApiGatewayClient.class, DUB);
  }

  /** Nothing has to be waited for. */
  private static final class Still implements Watch {
    @Override
    public Instant now() {
      return Instant.now();
    }

    @Override
    public void pause(Duration duration) {}

    @Override
    public void report(String progress) {}

    @Override
    public int attempt() {
      return 1;
    }
  }
}
