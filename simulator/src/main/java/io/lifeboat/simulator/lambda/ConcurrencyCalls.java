package io.lifeboat.simulator.lambda;

import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.DeleteProvisionedConcurrencyConfigRequest;
import software.amazon.awssdk.services.lambda.model.DeleteProvisionedConcurrencyConfigResponse;
import software.amazon.awssdk.services.lambda.model.GetAccountSettingsResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.GetProvisionedConcurrencyConfigRequest;
import software.amazon.awssdk.services.lambda.model.GetProvisionedConcurrencyConfigResponse;
import software.amazon.awssdk.services.lambda.model.ListProvisionedConcurrencyConfigsRequest;
import software.amazon.awssdk.services.lambda.model.ListProvisionedConcurrencyConfigsResponse;
import software.amazon.awssdk.services.lambda.model.ProvisionedConcurrencyConfigListItem;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.PutProvisionedConcurrencyConfigRequest;
import software.amazon.awssdk.services.lambda.model.PutProvisionedConcurrencyConfigResponse;

/** Reserved and provisioned concurrency, within the account's limit. */
final class ConcurrencyCalls {
  private final LambdaRegion here;

  ConcurrencyCalls(LambdaRegion here) {
    this.here = here;
  }

  GetAccountSettingsResponse account() {
    int limit = here.estate().limit(here.region());
    return GetAccountSettingsResponse.builder()
        .accountLimit(
            of ->
                of.concurrentExecutions(limit)
                    .unreservedConcurrentExecutions(here.estate().unreserved(here.region())))
        .accountUsage(use -> use.functionCount(here.estate().in(here.region()).count()))
        .build();
  }

  GetFunctionConcurrencyResponse get(GetFunctionConcurrencyRequest request) {
    return GetFunctionConcurrencyResponse.builder()
        .reservedConcurrentExecutions(here.function(request.functionName()).reserved)
        .build();
  }

  PutFunctionConcurrencyResponse put(PutFunctionConcurrencyRequest request) {
    LambdaFunction function = here.function(request.functionName());
    int wanted = request.reservedConcurrentExecutions();
    int free = here.estate().unreserved(here.region()) + function.held() - wanted;
    if (wanted > function.held() && free < LambdaEstate.KEPT_FREE) {
      throw LambdaErrors.parameter(
          "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [%d]."
              .formatted(LambdaEstate.KEPT_FREE));
    }
    if (wanted < function.provisionedInAll()) {
      throw LambdaErrors.parameter(
          "Specified ReservedConcurrentExecutions for function should not be lower than function's total provisioned concurrency [%d]."
              .formatted(function.provisionedInAll()));
    }
    boolean changed = function.reserved == null || function.reserved != wanted;
    String before = function.reserved == null ? "none" : "" + function.reserved;
    function.reserved = wanted;
    here.estate()
        .mutated(
            function,
            "PutFunctionConcurrency",
            changed,
            "reserved concurrency %s to %d".formatted(before, wanted));
    return PutFunctionConcurrencyResponse.builder().reservedConcurrentExecutions(wanted).build();
  }

  DeleteFunctionConcurrencyResponse delete(DeleteFunctionConcurrencyRequest request) {
    LambdaFunction function = here.function(request.functionName());
    boolean changed = function.reserved != null;
    function.reserved = null;
    here.estate()
        .mutated(function, "DeleteFunctionConcurrency", changed, "nothing is reserved any more");
    return DeleteFunctionConcurrencyResponse.builder().build();
  }

  GetProvisionedConcurrencyConfigResponse provisioned(
      GetProvisionedConcurrencyConfigRequest request) {
    LambdaFunction function = here.function(request.functionName());
    LambdaFunction.Provisioned found = function.provisioned.get(request.qualifier());
    if (found == null) {
      throw LambdaErrors.notProvisioned(function.arn + ":" + request.qualifier());
    }
    return FunctionModels.copied(
            item(function, request.qualifier(), found, here.now()),
            GetProvisionedConcurrencyConfigResponse.builder())
        .build();
  }

  ListProvisionedConcurrencyConfigsResponse list(ListProvisionedConcurrencyConfigsRequest request) {
    LambdaFunction function = here.function(request.functionName());
    return ListProvisionedConcurrencyConfigsResponse.builder()
        .provisionedConcurrencyConfigs(
            function.provisioned.entrySet().stream()
                .map(entry -> item(function, entry, here.now()))
                .toList())
        .build();
  }

  PutProvisionedConcurrencyConfigResponse put(PutProvisionedConcurrencyConfigRequest request) {
    LambdaFunction function = here.function(request.functionName());
    String qualifier = request.qualifier();
    int wanted = request.provisionedConcurrentExecutions();
    check(function, qualifier, wanted);
    LambdaFunction.Provisioned before = function.provisioned.get(qualifier);
    boolean changed = before == null || before.requested() != wanted;
    if (changed) {
      Instant ready =
          here.now()
              .plus(
                  here.shared()
                      .clock()
                      .real(
                          here.shared()
                              .roll("provisioning " + function.arn, function.spec.provisioning())));
      function.provisioned.put(
          qualifier, new LambdaFunction.Provisioned(wanted, here.now(), ready));
    }
    here.estate()
        .mutated(
            function,
            "PutProvisionedConcurrencyConfig",
            changed,
            "%d instances of %s are kept warm".formatted(wanted, qualifier));
    return FunctionModels.copied(
            item(function, qualifier, function.provisioned.get(qualifier), here.now()),
            PutProvisionedConcurrencyConfigResponse.builder())
        .build();
  }

  private void check(LambdaFunction function, String qualifier, int wanted) {
    if (LambdaFunction.isLatest(qualifier)) {
      throw LambdaErrors.parameter(
          "Provisioned Concurrency Configs cannot be applied to unpublished function versions.");
    }
    if (function.version(qualifier).isEmpty()) {
      throw LambdaErrors.notFound("Function: " + function.arn + ":" + qualifier);
    }
    LambdaFunction.Provisioned before = function.provisioned.get(qualifier);
    int more = wanted - (before == null ? 0 : before.requested());
    if (function.reserved != null && function.provisionedInAll() + more > function.reserved) {
      throw LambdaErrors.parameter(
          "Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function");
    }
    if (function.reserved == null
        && more > 0
        && here.estate().unreserved(here.region()) - more < LambdaEstate.KEPT_FREE) {
      throw LambdaErrors.parameter(
          "Specified ConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [%d]."
              .formatted(LambdaEstate.KEPT_FREE));
    }
  }

  DeleteProvisionedConcurrencyConfigResponse delete(
      DeleteProvisionedConcurrencyConfigRequest request) {
    LambdaFunction function = here.function(request.functionName());
    boolean changed = function.provisioned.remove(request.qualifier()) != null;
    here.estate()
        .mutated(
            function,
            "DeleteProvisionedConcurrencyConfig",
            changed,
            "nothing of %s is kept warm".formatted(request.qualifier()));
    return DeleteProvisionedConcurrencyConfigResponse.builder().build();
  }

  private static ProvisionedConcurrencyConfigListItem item(
      LambdaFunction function, Map.Entry<String, LambdaFunction.Provisioned> entry, Instant now) {
    return item(function, entry.getKey(), entry.getValue(), now);
  }

  private static ProvisionedConcurrencyConfigListItem item(
      LambdaFunction function,
      String qualifier,
      LambdaFunction.Provisioned provisioned,
      Instant now) {
    boolean isReady = !provisioned.ready().isAfter(now);
    int there = isReady ? provisioned.requested() : 0;
    return ProvisionedConcurrencyConfigListItem.builder()
        .functionArn(function.arn + ":" + qualifier)
        .requestedProvisionedConcurrentExecutions(provisioned.requested())
        .allocatedProvisionedConcurrentExecutions(there)
        .availableProvisionedConcurrentExecutions(there)
        .status(isReady ? "READY" : "IN_PROGRESS")
        .lastModified(provisioned.asked().toString())
        .build();
  }
}
