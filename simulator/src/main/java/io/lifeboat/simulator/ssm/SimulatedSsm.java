package io.lifeboat.simulator.ssm;

import io.lifeboat.simulator.automation.AutomationCalls;
import io.lifeboat.simulator.parameters.ParameterCalls;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.DeleteParameterRequest;
import software.amazon.awssdk.services.ssm.model.DeleteParameterResponse;
import software.amazon.awssdk.services.ssm.model.DescribeDocumentRequest;
import software.amazon.awssdk.services.ssm.model.DescribeDocumentResponse;
import software.amazon.awssdk.services.ssm.model.GetAutomationExecutionRequest;
import software.amazon.awssdk.services.ssm.model.GetAutomationExecutionResponse;
import software.amazon.awssdk.services.ssm.model.GetParameterHistoryRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterHistoryResponse;
import software.amazon.awssdk.services.ssm.model.GetParameterRequest;
import software.amazon.awssdk.services.ssm.model.GetParameterResponse;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathResponse;
import software.amazon.awssdk.services.ssm.model.GetParametersRequest;
import software.amazon.awssdk.services.ssm.model.GetParametersResponse;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;
import software.amazon.awssdk.services.ssm.model.PutParameterResponse;
import software.amazon.awssdk.services.ssm.model.StartAutomationExecutionRequest;
import software.amazon.awssdk.services.ssm.model.StartAutomationExecutionResponse;

/** Systems Manager in one region: each of its capabilities is a class of its own. */
public final class SimulatedSsm implements SsmClient {
  private final AutomationCalls automation;
  private final ParameterCalls parameters;

  /** The service of one region over what its capabilities do there. */
  public SimulatedSsm(AutomationCalls automation, ParameterCalls parameters) {
    this.automation = automation;
    this.parameters = parameters;
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  @Override
  public DescribeDocumentResponse describeDocument(DescribeDocumentRequest request) {
    return automation.describeDocument(request);
  }

  @Override
  public StartAutomationExecutionResponse startAutomationExecution(
      StartAutomationExecutionRequest request) {
    return automation.start(request);
  }

  @Override
  public GetAutomationExecutionResponse getAutomationExecution(
      GetAutomationExecutionRequest request) {
    return automation.get(request);
  }

  @Override
  public GetParameterResponse getParameter(GetParameterRequest request) {
    return parameters.get(request);
  }

  @Override
  public GetParametersResponse getParameters(GetParametersRequest request) {
    return parameters.get(request);
  }

  @Override
  public GetParametersByPathResponse getParametersByPath(GetParametersByPathRequest request) {
    return parameters.get(request);
  }

  @Override
  public GetParameterHistoryResponse getParameterHistory(GetParameterHistoryRequest request) {
    return parameters.history(request);
  }

  @Override
  public PutParameterResponse putParameter(PutParameterRequest request) {
    return parameters.put(request);
  }

  @Override
  public DeleteParameterResponse deleteParameter(DeleteParameterRequest request) {
    return parameters.delete(request);
  }
}
