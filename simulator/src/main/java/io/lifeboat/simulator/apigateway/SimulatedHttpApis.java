package io.lifeboat.simulator.apigateway;

import io.lifeboat.simulator.AwsError;
import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Where;
import io.lifeboat.simulator.apigateway.ApiEstate.Deployed;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.Api;
import software.amazon.awssdk.services.apigatewayv2.model.ApiGatewayV2Exception;
import software.amazon.awssdk.services.apigatewayv2.model.ApiMapping;
import software.amazon.awssdk.services.apigatewayv2.model.BadRequestException;
import software.amazon.awssdk.services.apigatewayv2.model.DomainNameConfiguration;
import software.amazon.awssdk.services.apigatewayv2.model.EndpointType;
import software.amazon.awssdk.services.apigatewayv2.model.GetApiMappingsRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetApiMappingsResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetApisRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetApisResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetDomainNameRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetDomainNameResponse;
import software.amazon.awssdk.services.apigatewayv2.model.GetStageRequest;
import software.amazon.awssdk.services.apigatewayv2.model.GetStageResponse;
import software.amazon.awssdk.services.apigatewayv2.model.NotFoundException;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateApiMappingRequest;
import software.amazon.awssdk.services.apigatewayv2.model.UpdateApiMappingResponse;

/** API Gateway's HTTP APIs in one region, and the custom domains of all its APIs. */
public final class SimulatedHttpApis implements ApiGatewayV2Client {
  private static final String MAPPING = "m1";

  private final ApiEstate apis;
  private final String region;

  /** The service of one region over the account's APIs. */
  public SimulatedHttpApis(ApiEstate apis, String region) {
    this.apis = apis;
    this.region = region;
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  @Override
  public GetApisResponse getApis(GetApisRequest request) {
    return GetApisResponse.builder()
        .items(
            apis.in(region, io.lifeboat.simulator.world.Api.Type.HTTP)
                .map(
                    api ->
                        Api.builder()
                            .apiId(api.id)
                            .name(api.spec.api())
                            .protocolType(ProtocolType.HTTP)
                            .build())
                .toList())
        .build();
  }

  @Override
  public GetStageResponse getStage(GetStageRequest request) {
    return apis.find(region, io.lifeboat.simulator.world.Api.Type.HTTP, request.apiId())
        .filter(api -> api.has(request.stageName()))
        .map(api -> GetStageResponse.builder().stageName(request.stageName()).build())
        .orElseThrow(() -> none("Unable to find Stage"));
  }

  @Override
  public GetDomainNameResponse getDomainName(GetDomainNameRequest request) {
    var domain = api(request.domainName()).there.domain();
    return GetDomainNameResponse.builder()
        .domainName(domain.domain())
        .domainNameConfigurations(
            DomainNameConfiguration.builder()
                .apiGatewayDomainName("d-0.execute-api." + region + ".amazonaws.com")
                .certificateArn(domain.certificate())
                .domainNameStatus(domain.status())
                .endpointType(EndpointType.REGIONAL)
                .build())
        .build();
  }

  @Override
  public GetApiMappingsResponse getApiMappings(GetApiMappingsRequest request) {
    Deployed api = api(request.domainName());
    return GetApiMappingsResponse.builder()
        .items(api.mapped == null ? List.of() : List.of(mapping(api)))
        .build();
  }

  private static ApiMapping mapping(Deployed api) {
    return ApiMapping.builder()
        .apiId(api.id)
        .apiMappingId(MAPPING)
        .apiMappingKey("")
        .stage(api.mapped)
        .build();
  }

  @Override
  public UpdateApiMappingResponse updateApiMapping(UpdateApiMappingRequest request) {
    Only.members(
        request, ApiGatewayV2Exception.builder(), "ApiId", "ApiMappingId", "DomainName", "Stage");
    Deployed api = api(request.domainName());
    if (api.mapped == null || !api.id.equals(request.apiId())) {
      throw none("Unable to find ApiMapping");
    }
    if (!api.has(request.stage())) {
      throw AwsError.of(
          BadRequestException.builder(),
          "BadRequestException",
          400,
          "Invalid stage identifier specified");
    }
    boolean changed = !api.mapped.equals(request.stage());
    api.mapped = request.stage();
    apis.estate.mutated(
        new Where(region, "apigateway", "UpdateApiMapping", request.domainName()),
        changed,
        "%s in %s leads to stage %s".formatted(request.domainName(), region, api.mapped));
    return UpdateApiMappingResponse.builder()
        .apiId(api.id)
        .apiMappingId(MAPPING)
        .stage(api.mapped)
        .build();
  }

  private Deployed api(String domain) {
    return apis.domain(region, domain)
        .orElseThrow(() -> none("Invalid domain name identifier specified"));
  }

  private static AwsServiceException none(String message) {
    return AwsError.of(NotFoundException.builder(), "NotFoundException", 404, message);
  }
}
