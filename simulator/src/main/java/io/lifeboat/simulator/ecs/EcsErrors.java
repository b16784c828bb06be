package io.lifeboat.simulator.ecs;

import io.lifeboat.simulator.AwsError;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ecs.model.ServiceNotFoundException;

/** The errors of ECS, with its codes. */
final class EcsErrors {
  private EcsErrors() {}

  static AwsServiceException parameter(String message) {
    return error(InvalidParameterException.builder(), "InvalidParameterException", message);
  }

  static AwsServiceException client(String message) {
    return error(ClientException.builder(), "ClientException", message);
  }

  static AwsServiceException noCluster() {
    return error(
        ClusterNotFoundException.builder(), "ClusterNotFoundException", "Cluster not found.");
  }

  static AwsServiceException noService() {
    return error(
        ServiceNotFoundException.builder(), "ServiceNotFoundException", "Service not found.");
  }

  static AwsServiceException noResource() {
    return error(
        ResourceNotFoundException.builder(),
        "ResourceNotFoundException",
        "The specified resource wasn't found.");
  }

  static AwsServiceException error(
      AwsServiceException.Builder builder, String code, String message) {
    return AwsError.of(builder, code, 400, message);
  }
}
