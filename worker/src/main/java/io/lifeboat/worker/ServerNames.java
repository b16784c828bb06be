package io.lifeboat.worker;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.lifeboat.workflows.Lifeboat;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees that the server knows Lifeboat's search attributes, and makes what is missing. */
final class ServerNames {
  private static final Logger log = LoggerFactory.getLogger(ServerNames.class);

  private final OperatorServiceStubs operator;
  private final String namespace;

  ServerNames(WorkflowClient client) {
    this.namespace = client.getOptions().getNamespace();
    this.operator =
        OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder()
                .setChannel(client.getWorkflowServiceStubs().getRawChannel())
                .validateAndBuildWithDefaults());
  }

  /** Whether runs can be searched for by them; if not, a log line says what to do. */
  boolean areKnown() {
    try {
      List<String> missing = missing();
      if (!missing.isEmpty()) {
        add(missing);
      }
      return true;
    } catch (StatusRuntimeException refused) {
      log.warn(
          "runs cannot be searched for by Lifeboat's search attributes: the server answers {} {}. "
              + "Runs work without them. To have them, let an administrator run: {}",
          refused.getStatus().getCode(),
          refused.getStatus().getDescription(),
          command());
      return false;
    } finally {
      operator.shutdown();
    }
  }

  private List<String> missing() {
    try {
      Set<String> known =
          operator
              .blockingStub()
              .withDeadlineAfter(10, TimeUnit.SECONDS)
              .listSearchAttributes(
                  ListSearchAttributesRequest.newBuilder().setNamespace(namespace).build())
              .getCustomAttributesMap()
              .keySet();
      return names().stream().filter(name -> !known.contains(name)).toList();
    } catch (StatusRuntimeException notListed) {
      if (notListed.getStatus().getCode() == Status.Code.UNIMPLEMENTED) {
        return names();
      }
      throw notListed;
    }
  }

  private void add(List<String> missing) {
    AddSearchAttributesRequest.Builder request =
        AddSearchAttributesRequest.newBuilder().setNamespace(namespace);
    missing.forEach(
        name -> request.putSearchAttributes(name, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
    try {
      operator
          .blockingStub()
          .withDeadlineAfter(10, TimeUnit.SECONDS)
          .addSearchAttributes(request.build());
    } catch (StatusRuntimeException refused) {
      if (refused.getStatus().getCode() != Status.Code.ALREADY_EXISTS) {
        throw refused;
      }
    }
  }

  private String command() {
    StringBuilder command =
        new StringBuilder("temporal operator search-attribute create --namespace " + namespace);
    names().forEach(name -> command.append(" --name ").append(name).append(" --type Keyword"));
    return command.toString();
  }

  private static List<String> names() {
    return Lifeboat.searchAttributes().stream().map(SearchAttributeKey::getName).toList();
  }
}
