package io.lifeboat.simulator.lambda;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.lambda.model.State;

/** Functions and mappings as the SDK's models say them. */
final class FunctionModels {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx").withZone(ZoneOffset.UTC);

  private FunctionModels() {}

  static FunctionConfiguration configuration(
      LambdaFunction function, String qualifier, Instant now) {
    boolean isLatest = LambdaFunction.isLatest(qualifier);
    Settings settings = function.settings(qualifier).orElseThrow();
    String version = isLatest ? "$LATEST" : "" + function.version(qualifier).orElseThrow();
    FunctionConfiguration.Builder model =
        FunctionConfiguration.builder()
            .functionName(function.name())
            .functionArn(isLatest ? function.arn : function.arn + ":" + qualifier)
            .version(version)
            .runtime(settings.runtime())
            .role(
                function.arn.replaceFirst(
                    "lambda:[^:]*(:\\d+):.*", "iam:$1:role/" + function.name()))
            .handler("index.handler")
            .codeSize(4096L)
            .codeSha256("yq3HvXbM0v8yZ0Wn0pXQbq3QvGf2oJ1F4m5kK7bYx1c=")
            .description("")
            .timeout(settings.timeout())
            .memorySize(settings.memory())
            .packageType(PackageType.ZIP)
            .lastModified(TIME.format(function.modified))
            .revisionId("00000000-0000-4000-8000-%012d".formatted(function.revision))
            .layers(settings.layers().stream().map(FunctionModels::layer).toList())
            .vpcConfig(
                vpc ->
                    vpc.subnetIds(settings.subnets())
                        .securityGroupIds(settings.groups())
                        .vpcId(settings.subnets().isEmpty() ? "" : "vpc-0lambda"))
            .state(State.ACTIVE)
            .lastUpdateStatus(
                isLatest && function.isBeingUpdated(now)
                    ? LastUpdateStatus.IN_PROGRESS
                    : LastUpdateStatus.SUCCESSFUL);
    if (!settings.environment().isEmpty()) {
      model.environment(variables -> variables.variables(settings.environment()));
    }
    return model.build();
  }

  private static software.amazon.awssdk.services.lambda.model.Layer layer(String arn) {
    return software.amazon.awssdk.services.lambda.model.Layer.builder()
        .arn(arn)
        .codeSize(1024L)
        .build();
  }

  static EventSourceMappingConfiguration mapping(EventSource source, Instant now) {
    return EventSourceMappingConfiguration.builder()
        .uuid(source.id)
        .eventSourceMappingArn(source.arn())
        .eventSourceArn(source.source)
        .functionArn(source.function.arn)
        .batchSize(10)
        .lastModified(source.changed)
        .state(source.state(now))
        .stateTransitionReason("USER_INITIATED")
        .build();
  }

  /** The same members in another model: the SDK has one for each answer. */
  static <B extends SdkPojo> B copied(SdkPojo from, B builder) {
    Map<String, SdkField<?>> members =
        builder.sdkFields().stream()
            .collect(Collectors.toMap(SdkField::memberName, Function.identity()));
    for (SdkField<?> field : from.sdkFields()) {
      Object value = field.getValueOrDefault(from);
      if (value != null && members.containsKey(field.memberName())) {
        members.get(field.memberName()).set(builder, value);
      }
    }
    return builder;
  }
}
