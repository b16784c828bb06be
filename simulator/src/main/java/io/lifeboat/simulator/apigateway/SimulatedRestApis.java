package io.lifeboat.simulator.apigateway;

import io.lifeboat.simulator.AwsError;
import io.lifeboat.simulator.world.Api;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.GetRestApisRequest;
import software.amazon.awssdk.services.apigateway.model.GetRestApisResponse;
import software.amazon.awssdk.services.apigateway.model.GetStageRequest;
import software.amazon.awssdk.services.apigateway.model.GetStageResponse;
import software.amazon.awssdk.services.apigateway.model.NotFoundException;
import software.amazon.awssdk.services.apigateway.model.RestApi;

/** API Gateway's REST APIs in one region. */
public final class SimulatedRestApis implements ApiGatewayClient {
  private final ApiEstate apis;
  private final String region;

  /** The service of one region over the account's APIs. */
  public SimulatedRestApis(ApiEstate apis, String region) {
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
  public GetRestApisResponse getRestApis(GetRestApisRequest request) {
    return GetRestApisResponse.builder()
        .items(
            apis.in(region, Api.Type.REST)
                .map(api -> RestApi.builder().id(api.id).name(api.spec.api()).build())
                .toList())
        .build();
  }

  @Override
  public GetStageResponse getStage(GetStageRequest request) {
    return apis.find(region, Api.Type.REST, request.restApiId())
        .filter(api -> api.has(request.stageName()))
        .map(api -> GetStageResponse.builder().stageName(request.stageName()).build())
        .orElseThrow(SimulatedRestApis::none);
  }

  private static AwsServiceException none() {
    return AwsError.of(
        NotFoundException.builder(),
        "NotFoundException",
        404,
        "Invalid stage identifier specified");
  }
}
