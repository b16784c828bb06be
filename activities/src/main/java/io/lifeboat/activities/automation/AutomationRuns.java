package io.lifeboat.activities.automation;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.RunAutomation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.AutomationExecution;
import software.amazon.awssdk.services.ssm.model.DocumentDescription;
import software.amazon.awssdk.services.ssm.model.DocumentParameter;
import software.amazon.awssdk.services.ssm.model.DocumentStatus;
import software.amazon.awssdk.services.ssm.model.DocumentType;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentException;

/** Systems Manager, as far as running one document needs it. */
record AutomationRuns(AwsClients aws, RunAutomation step, Watch watch) {
  static final String DESCRIBE = "ssm:DescribeDocument";
  static final String START = "ssm:StartAutomationExecution";
  static final String GET = "ssm:GetAutomationExecution";

  /** Why the document cannot be run with these parameters. */
  Optional<String> whyNot() {
    return document()
        .map(this::misfit)
        .orElseGet(
            () ->
                Optional.of(
                    "there is no document %s in %s; create it there or correct the plan"
                        .formatted(step.document(), step.region())));
  }

  /** The execution's id; the same for the same token. */
  String start(String token) {
    return call(START)
        .answer(
            () ->
                ssm()
                    .startAutomationExecution(
                        request ->
                            request
                                .documentName(step.document())
                                .parameters(step.parameters())
                                .clientToken(token)))
        .automationExecutionId();
  }

  AutomationExecution get(String id) {
    return call(GET)
        .answer(() -> ssm().getAutomationExecution(request -> request.automationExecutionId(id)))
        .automationExecution();
  }

  private Optional<DocumentDescription> document() {
    return call(DESCRIBE)
        .answer(
            () -> {
              try {
                return Optional.of(
                    ssm().describeDocument(request -> request.name(step.document())).document());
              } catch (InvalidDocumentException none) {
                return Optional.<DocumentDescription>empty();
              }
            });
  }

  private Optional<String> misfit(DocumentDescription document) {
    if (document.documentType() != DocumentType.AUTOMATION) {
      return Optional.of(
          "document %s is of type %s, not Automation"
              .formatted(step.document(), document.documentTypeAsString()));
    }
    if (document.status() != DocumentStatus.ACTIVE) {
      return Optional.of(
          "document %s is %s, not Active".formatted(step.document(), document.statusAsString()));
    }
    return parameters(document.parameters());
  }

  private Optional<String> parameters(List<DocumentParameter> declared) {
    TreeSet<String> unknown = new TreeSet<>(step.parameters().keySet());
    TreeSet<String> missing = new TreeSet<>();
    for (DocumentParameter parameter : declared) {
      if (!unknown.remove(parameter.name()) && parameter.defaultValue() == null) {
        missing.add(parameter.name());
      }
    }
    Map<String, TreeSet<String>> wrong = Map.of("does not know", unknown, "also needs", missing);
    return wrong.entrySet().stream()
        .filter(each -> !each.getValue().isEmpty())
        .map(
            each ->
                "document %s %s %s"
                    .formatted(step.document(), each.getKey(), String.join(", ", each.getValue())))
        .sorted()
        .reduce((one, other) -> one + "; " + other);
  }

  private AwsCall call(String permission) {
    return new AwsCall(permission, step.region(), watch);
  }

  private SsmClient ssm() {
    return aws.client(SsmClient.class, step.region());
  }
}
