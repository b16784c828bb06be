package io.lifeboat.simulator.lambda;

import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Pager;
import io.lifeboat.simulator.Spread;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.GetLayerVersionByArnRequest;
import software.amazon.awssdk.services.lambda.model.GetLayerVersionByArnResponse;
import software.amazon.awssdk.services.lambda.model.ListAliasesRequest;
import software.amazon.awssdk.services.lambda.model.ListAliasesResponse;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;
import software.amazon.awssdk.services.lambda.model.PublishVersionRequest;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationResponse;

/** Functions, how they are set up, and their versions. */
final class FunctionCalls {
  private static final Spread UPDATE = Spread.seconds(2, 8);

  /** Moving into a VPC makes network interfaces. */
  private static final Spread MOVE = Spread.seconds(30, 90);

  private final LambdaRegion here;

  FunctionCalls(LambdaRegion here) {
    this.here = here;
  }

  GetFunctionResponse get(GetFunctionRequest request) {
    LambdaFunction function = here.function(request.functionName());
    String qualifier = here.qualifier(request.functionName(), request.qualifier());
    GetFunctionResponse.Builder answer =
        GetFunctionResponse.builder()
            .configuration(FunctionModels.configuration(function, qualifier, here.now()))
            .code(code -> code.repositoryType("S3"));
    if (!function.tags.isEmpty()) {
      answer.tags(new TreeMap<>(function.tags));
    }
    if (function.reserved != null) {
      answer.concurrency(kept -> kept.reservedConcurrentExecutions(function.reserved));
    }
    return answer.build();
  }

  GetFunctionConfigurationResponse configuration(GetFunctionConfigurationRequest request) {
    String qualifier = here.qualifier(request.functionName(), request.qualifier());
    return FunctionModels.copied(
            FunctionModels.configuration(
                here.function(request.functionName()), qualifier, here.now()),
            GetFunctionConfigurationResponse.builder())
        .build();
  }

  ListFunctionsResponse list(ListFunctionsRequest request) {
    Pager<FunctionConfiguration> page =
        Pager.page(
            here.estate()
                .in(here.region())
                .map(f -> FunctionModels.configuration(f, null, here.now()))
                .toList(),
            request.marker(),
            request.maxItems(),
            50);
    return ListFunctionsResponse.builder()
        .functions(page.items())
        .nextMarker(page.next().orElse(null))
        .build();
  }

  ListAliasesResponse aliases(ListAliasesRequest request) {
    LambdaFunction function = here.function(request.functionName());
    return ListAliasesResponse.builder()
        .aliases(
            function.aliases.entrySet().stream()
                .map(
                    alias ->
                        AliasConfiguration.builder()
                            .name(alias.getKey())
                            .aliasArn(function.arn + ":" + alias.getKey())
                            .functionVersion("" + alias.getValue())
                            .build())
                .toList())
        .build();
  }

  UpdateFunctionConfigurationResponse update(UpdateFunctionConfigurationRequest request) {
    Only.members(
        request,
        LambdaRegion.error(),
        "FunctionName",
        "Runtime",
        "MemorySize",
        "Timeout",
        "Environment",
        "Layers",
        "VpcConfig",
        "RevisionId");
    LambdaFunction function = here.function(request.functionName());
    check(function, request);
    Settings before = function.settings;
    Settings after = before.changed(request);
    boolean moves = !after.subnets().equals(before.subnets());
    Duration takes = here.shared().roll("update " + function.arn, moves ? MOVE : UPDATE);
    function.change(after, here.now(), here.shared().clock().real(takes));
    here.estate()
        .mutated(
            function, "UpdateFunctionConfiguration", !after.equals(before), words(before, after));
    return FunctionModels.copied(
            FunctionModels.configuration(function, null, here.now()),
            UpdateFunctionConfigurationResponse.builder())
        .build();
  }

  private void check(LambdaFunction function, UpdateFunctionConfigurationRequest request) {
    if (function.isBeingUpdated(here.now())) {
      throw LambdaErrors.updating(function.arn);
    }
    String revision = FunctionModels.configuration(function, null, here.now()).revisionId();
    if (request.revisionId() != null && !request.revisionId().equals(revision)) {
      throw LambdaErrors.revision();
    }
    for (String layer : request.layers()) {
      if (!here.estate().hasLayer(here.region(), layer)) {
        throw LambdaErrors.parameter("Layer version " + layer + " does not exist.");
      }
    }
  }

  /** What changed, and never a value of the environment. */
  private static String words(Settings before, Settings after) {
    Map<String, String> differences = new TreeMap<>();
    after
        .environment()
        .forEach(
            (key, value) -> {
              if (!value.equals(before.environment().get(key))) {
                differences.put(key, "set");
              }
            });
    before.environment().keySet().stream()
        .filter(key -> !after.environment().containsKey(key))
        .forEach(key -> differences.put(key, "removed"));
    return "%s, %d MB, %d s, %d layers, variables %s"
        .formatted(
            after.runtime(),
            after.memory(),
            after.timeout(),
            after.layers().size(),
            differences.isEmpty() ? "as they were" : differences);
  }

  PublishVersionResponse publish(PublishVersionRequest request) {
    Only.members(request, LambdaRegion.error(), "FunctionName", "RevisionId", "Description");
    LambdaFunction function = here.function(request.functionName());
    if (function.isBeingUpdated(here.now())) {
      throw LambdaErrors.updating(function.arn);
    }
    boolean isNew =
        function.versions.isEmpty()
            || !function.versions.lastEntry().getValue().equals(function.settings);
    if (isNew) {
      int next = function.versions.isEmpty() ? 1 : function.versions.lastKey() + 1;
      function.versions.put(next, function.settings);
    }
    String version = "" + function.versions.lastKey();
    here.estate().mutated(function, "PublishVersion", isNew, "version " + version);
    return FunctionModels.copied(
            FunctionModels.configuration(function, version, here.now()),
            PublishVersionResponse.builder())
        .build();
  }

  GetLayerVersionByArnResponse layer(GetLayerVersionByArnRequest request) {
    if (!here.estate().hasLayer(here.region(), request.arn())) {
      throw LambdaErrors.notFound("Layer version " + request.arn());
    }
    return GetLayerVersionByArnResponse.builder()
        .layerArn(request.arn().replaceFirst(":\\d+$", ""))
        .layerVersionArn(request.arn())
        .version(Long.valueOf(request.arn().replaceFirst(".*:", "")))
        .build();
  }
}
