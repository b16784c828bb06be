package io.lifeboat.simulator.ssm;

import io.lifeboat.simulator.automation.AutomationCalls;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.DescribeDocumentRequest;
import software.amazon.awssdk.services.ssm.model.DescribeDocumentResponse;
import software.amazon.awssdk.services.ssm.model.GetAutomationExecutionRequest;
import software.amazon.awssdk.services.ssm.model.GetAutomationExecutionResponse;
import software.amazon.awssdk.services.ssm.model.StartAutomationExecutionRequest;
import software.amazon.awssdk.services.ssm.model.StartAutomationExecutionResponse;

/** Systems Manager in one region: each of its capabilities is a class of its own. */
public final class SimulatedSsm implements SsmClient {
  private final AutomationCalls automation;

  /** The service of one region over what its capabilities do there. */
  public SimulatedSsm(AutomationCalls automation) {
    this.automation = automation;
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
}
