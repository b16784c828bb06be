package io.lifeboat.activities;

import io.lifeboat.plan.Region;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkRequest;

/** Passes every call on and notes which IAM permission AWS would have asked for. */
final class RecordingClients implements AwsClients {
  /** What AWS wants beside the permission that is named like the operation. */
  private static final Map<String, List<String>> BESIDE =
      Map.of(
          "putReplicationConfiguration", List.of("iam:PassRole"),
          "runTask", List.of("ecs:TagResource", "iam:PassRole"),
          "getParameters", List.of("kms:Decrypt"),
          "putParameter", List.of("kms:Encrypt"),
          "updateSchedule", List.of("iam:PassRole"),
          "replicateSecretToRegions", List.of("kms:Decrypt", "kms:GenerateDataKey"),
          "startExperiment", List.of("fis:TagResource"),
          "startAutomationExecution", List.of("iam:PassRole"),
          "startRestoreJob", List.of("iam:PassRole"));

  /** What IAM calls otherwise than the API does. */
  private static final Map<String, String> OTHERWISE =
      Map.of(
          "getLayerVersionByArn", "getLayerVersion",
          "invoke", "invokeFunction",
          "listObjectsV2", "listBucket",
          "getBucketReplication", "getReplicationConfiguration",
          "putBucketReplication", "putReplicationConfiguration",
          "deleteBucketReplication", "putReplicationConfiguration");

  private final AwsClients target;
  private final Set<String> permissions = new ConcurrentSkipListSet<>();
  private final Set<String> calls = new ConcurrentSkipListSet<>();

  RecordingClients(AwsClients target) {
    this.target = target;
  }

  /** The calls that were made, as {@link #call} names them. */
  Set<String> calls() {
    return Set.copyOf(calls);
  }

  /** A call by its service and operation, such as {@code rds DescribeDbClusters}. */
  static String call(Object request) {
    Class<?> type = request.getClass();
    String[] parts = type.getPackageName().split("\\.");
    return parts[parts.length - 2] + " " + type.getSimpleName().replaceFirst("Request$", "");
  }

  Set<String> permissions() {
    return Set.copyOf(permissions);
  }

  @Override
  public <C extends SdkClient> C client(Class<C> type, Region region) {
    return recording(type, prefix(type), target.client(type, region));
  }

  private <C extends SdkClient> C recording(Class<C> type, String service, C client) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (StandIns.isShorthand(method)) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
          }
          if (arguments != null && arguments[0] instanceof SdkRequest) {
            calls.add(call(arguments[0]));
          }
          String name = OTHERWISE.getOrDefault(method.getName(), method.getName());
          permissions.add(service + ":" + permission(service, name));
          if (service.equals("rds") && makesSomethingWithTags(name, arguments)) {
            permissions.add("rds:AddTagsToResource");
          }
          if (service.equals("rds-data")) {
            permissions.add("secretsmanager:GetSecretValue");
          }
          permissions.addAll(BESIDE.getOrDefault(name, List.of()));
          try {
            return method.invoke(client, arguments);
          } catch (InvocationTargetException failed) {
            throw failed.getCause();
          }
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** IAM knows API Gateway's operations by their HTTP verbs. */
  private static String permission(String service, String operation) {
    return service.equals("apigateway") && operation.startsWith("get")
        ? "GET"
        : Character.toUpperCase(operation.charAt(0)) + operation.substring(1);
  }

  /** How IAM calls the service: as it is signed for, but for CloudWatch. */
  private static String prefix(Class<?> type) {
    try {
      String signed = (String) type.getField("SERVICE_NAME").get(null);
      return signed.equals("monitoring") ? "cloudwatch" : signed;
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError(type + " is not a client of a service", impossible);
    }
  }

  /** RDS wants the permission to tag beside that to make. */
  private static boolean makesSomethingWithTags(String name, Object[] arguments) {
    return name.matches("(create|restore).*")
        && arguments[0] instanceof SdkRequest request
        && request.getValueForField("Tags", List.class).filter(tags -> !tags.isEmpty()).isPresent();
  }
}
