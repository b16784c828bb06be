package io.lifeboat.activities.apigateway;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.ApiMapping;
import software.amazon.awssdk.services.apigatewayv2.model.DomainNameConfiguration;

/** Looks at the APIs of one region, REST and HTTP alike, and at their custom domains. */
final class Apis {
  /** IAM knows API Gateway's operations by their HTTP verbs. */
  static final String GET = "apigateway:GET";

  private final AwsClients aws;
  private final Region region;
  private final Watch watch;

  Apis(AwsClients aws, Region region, Watch watch) {
    this.aws = aws;
    this.region = region;
    this.watch = watch;
  }

  /** How a custom domain is set up; empty when the region does not have it. */
  Optional<DomainNameConfiguration> domain(String name) {
    return found(
            () ->
                aws.client(ApiGatewayV2Client.class, region)
                    .getDomainName(request -> request.domainName(name))
                    .domainNameConfigurations())
        .flatMap(configurations -> configurations.stream().findFirst());
  }

  List<ApiMapping> mappings(String domain) {
    return found(
            () ->
                aws.client(ApiGatewayV2Client.class, region)
                    .getApiMappings(request -> request.domainName(domain))
                    .items())
        .orElse(List.of());
  }

  /** Whether a stage is deployed, of an HTTP API or of a REST API. */
  boolean has(String api, String stage) {
    return found(
            () ->
                aws.client(ApiGatewayV2Client.class, region)
                    .getStage(request -> request.apiId(api).stageName(stage))
                    .stageName())
        .or(
            () ->
                found(
                    () ->
                        aws.client(ApiGatewayClient.class, region)
                            .getStage(request -> request.restApiId(api).stageName(stage))
                            .stageName()))
        .isPresent();
  }

  private <T> Optional<T> found(Supplier<T> request) {
    return new AwsCall(GET, region, watch)
        .answer(
            () -> {
              try {
                return Optional.of(request.get());
              } catch (NotFoundException
                  | software.amazon.awssdk.services.apigatewayv2.model.NotFoundException none) {
                return Optional.<T>empty();
              }
            });
  }
}
