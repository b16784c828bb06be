package io.lifeboat.simulator.automation;

import io.lifeboat.simulator.AwsError;
import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Where;
import io.lifeboat.simulator.world.AutomationDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ssm.model.AutomationDefinitionNotFoundException;
import software.amazon.awssdk.services.ssm.model.AutomationExecutionNotFoundException;
import software.amazon.awssdk.services.ssm.model.DescribeDocumentRequest;
import software.amazon.awssdk.services.ssm.model.DescribeDocumentResponse;
import software.amazon.awssdk.services.ssm.model.DocumentParameter;
import software.amazon.awssdk.services.ssm.model.DocumentParameterType;
import software.amazon.awssdk.services.ssm.model.DocumentStatus;
import software.amazon.awssdk.services.ssm.model.DocumentType;
import software.amazon.awssdk.services.ssm.model.GetAutomationExecutionRequest;
import software.amazon.awssdk.services.ssm.model.GetAutomationExecutionResponse;
import software.amazon.awssdk.services.ssm.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.ssm.model.InvalidAutomationExecutionParametersException;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentException;
import software.amazon.awssdk.services.ssm.model.SsmException;
import software.amazon.awssdk.services.ssm.model.StartAutomationExecutionRequest;
import software.amazon.awssdk.services.ssm.model.StartAutomationExecutionResponse;

/** The calls of Systems Manager Automation in one region. */
public final class AutomationCalls {
  private static final String TOKEN =
      "[a-fA-F0-9]{8}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{4}-[a-fA-F0-9]{12}";

  private final AutomationEstate automation;
  private final String region;

  /** The calls of one region over the account's documents. */
  public AutomationCalls(AutomationEstate automation, String region) {
    this.automation = automation;
    this.region = region;
  }

  /** Says what a document is and takes. */
  public DescribeDocumentResponse describeDocument(DescribeDocumentRequest request) {
    AutomationDocument document =
        automation
            .document(region, request.name())
            .orElseThrow(
                () ->
                    AwsError.of(
                        InvalidDocumentException.builder(),
                        "InvalidDocument",
                        400,
                        "Document with name %s does not exist.".formatted(request.name())));
    List<DocumentParameter> parameters =
        document.parameters().stream()
            .map(
                name ->
                    DocumentParameter.builder()
                        .name(name)
                        .type(DocumentParameterType.STRING)
                        .build())
            .toList();
    return DescribeDocumentResponse.builder()
        .document(
            it ->
                it.name(document.document())
                    .documentType(DocumentType.AUTOMATION)
                    .status(DocumentStatus.ACTIVE)
                    .documentVersion("1")
                    .parameters(parameters))
        .build();
  }

  /** Starts a document, once for each token. */
  public StartAutomationExecutionResponse start(StartAutomationExecutionRequest request) {
    Only.members(request, SsmException.builder(), "DocumentName", "Parameters", "ClientToken");
    AutomationDocument document = definition(request.documentName());
    check(document, request);
    Optional<Execution> before =
        Optional.ofNullable(request.clientToken())
            .flatMap(token -> automation.startedWith(region, token));
    before.ifPresent(execution -> checkSame(execution, request));
    Execution execution =
        before.orElseGet(
            () ->
                automation.start(
                    new Execution(
                        automation.newId(),
                        region,
                        document,
                        request.parameters(),
                        automation.estate.now()),
                    request.clientToken()));
    automation.estate.mutated(
        new Where(region, "ssm", "StartAutomationExecution", document.document()),
        before.isEmpty(),
        before.isEmpty()
            ? "automation %s of %s begins".formatted(execution.id, document.document())
            : "automation %s was started with this token before".formatted(execution.id));
    return StartAutomationExecutionResponse.builder().automationExecutionId(execution.id).build();
  }

  /** How far an execution is. */
  public GetAutomationExecutionResponse get(GetAutomationExecutionRequest request) {
    return GetAutomationExecutionResponse.builder()
        .automationExecution(
            automation
                .execution(region, request.automationExecutionId())
                .orElseThrow(
                    () ->
                        AwsError.of(
                            AutomationExecutionNotFoundException.builder(),
                            "AutomationExecutionNotFoundException",
                            400,
                            "There is no automation execution " + request.automationExecutionId()))
                .model())
        .build();
  }

  private AutomationDocument definition(String name) {
    return automation
        .document(region, name)
        .orElseThrow(
            () ->
                AwsError.of(
                    AutomationDefinitionNotFoundException.builder(),
                    "AutomationDefinitionNotFoundException",
                    400,
                    "Automation definition not found for document " + name));
  }

  private static void check(AutomationDocument document, StartAutomationExecutionRequest request) {
    Map<String, List<String>> given = new TreeMap<>(request.parameters());
    if (!given.keySet().equals(new TreeSet<>(document.parameters()))) {
      throw invalid(
          "Parameters do not match: document %s takes %s, given were %s"
              .formatted(document.document(), document.parameters(), given.keySet()));
    }
    if (request.clientToken() != null && !request.clientToken().matches(TOKEN)) {
      throw AwsError.of(
          SsmException.builder(),
          "ValidationException",
          400,
          "Value at 'clientToken' failed to satisfy constraint: Member must satisfy regular"
              + " expression pattern: "
              + TOKEN);
    }
  }

  private static void checkSame(Execution before, StartAutomationExecutionRequest request) {
    if (!before.document.document().equals(request.documentName())
        || !before.parameters.equals(new TreeMap<>(request.parameters()))) {
      throw AwsError.of(
          IdempotentParameterMismatchException.builder(),
          "IdempotentParameterMismatch",
          400,
          "The client token was used for another document or other parameters");
    }
  }

  private static AwsServiceException invalid(String message) {
    return AwsError.of(
        InvalidAutomationExecutionParametersException.builder(),
        "InvalidAutomationExecutionParametersException",
        400,
        message);
  }
}
