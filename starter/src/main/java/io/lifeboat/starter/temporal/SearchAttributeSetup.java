package io.lifeboat.starter.temporal;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.lifeboat.workflows.Lifeboat;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Makes a namespace know the search attributes that Lifeboat's runs carry. */
public final class SearchAttributeSetup {
  private static final List<SearchAttributeKey<String>> KEYS =
      List.of(
          Lifeboat.APPLICATION,
          Lifeboat.PROCEDURE,
          Lifeboat.MODE,
          Lifeboat.FROM,
          Lifeboat.TO,
          Lifeboat.STATE,
          Lifeboat.VERDICT);

  private SearchAttributeSetup() {}

  /** Creates what is missing; what is there already stays. */
  public static void create(String address, String namespace) {
    OperatorServiceStubs operator =
        OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder().setTarget(address).build());
    try {
      KEYS.forEach(key -> create(operator, namespace, key.getName()));
    } finally {
      operator.shutdownNow();
      operator.awaitTermination(1, TimeUnit.SECONDS);
    }
  }

  /** The same for the Temporal CLI. */
  static String command() {
    String names =
        KEYS.stream()
            .map(key -> "--name " + key.getName() + " --type Keyword")
            .collect(Collectors.joining(" "));
    return "temporal operator search-attribute create " + names;
  }

  private static void create(OperatorServiceStubs operator, String namespace, String name) {
    try {
      operator
          .blockingStub()
          .addSearchAttributes(
              AddSearchAttributesRequest.newBuilder()
                  .setNamespace(namespace)
                  .putSearchAttributes(name, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
                  .build());
    } catch (StatusRuntimeException complaint) {
      if (complaint.getStatus().getCode() != Status.Code.ALREADY_EXISTS) {
        throw complaint;
      }
    }
  }
}
