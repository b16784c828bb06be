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
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rdsdata.RdsDataClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Passes every call on and notes which IAM permission AWS would have asked for. */
final class RecordingClients implements AwsClients {
  /** How IAM calls each service. */
  private static final Map<Class<?>, String> PREFIXES =
      Map.ofEntries(
          Map.entry(RdsClient.class, "rds"),
          Map.entry(RdsDataClient.class, "rds-data"),
          Map.entry(EcsClient.class, "ecs"),
          Map.entry(ApplicationAutoScalingClient.class, "application-autoscaling"),
          Map.entry(CloudWatchClient.class, "cloudwatch"),
          Map.entry(SnsClient.class, "sns"),
          Map.entry(StsClient.class, "sts"),
          Map.entry(Route53Client.class, "route53"),
          Map.entry(SsmClient.class, "ssm"));

  private final AwsClients target;
  private final Set<String> permissions = new ConcurrentSkipListSet<>();

  RecordingClients(AwsClients target) {
    this.target = target;
  }

  Set<String> permissions() {
    return Set.copyOf(permissions);
  }

  @Override
  public <C extends SdkClient> C client(Class<C> type, Region region) {
    return recording(type, PREFIXES.get(type), target.client(type, region));
  }

  private <C extends SdkClient> C recording(Class<C> type, String service, C client) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (StandIns.isShorthand(method)) {
            return InvocationHandler.invokeDefault(proxy, method, arguments);
          }
          String name = method.getName();
          permissions.add(
              service + ":" + Character.toUpperCase(name.charAt(0)) + name.substring(1));
          if (service.equals("rds") && makesSomethingWithTags(name, arguments)) {
            permissions.add("rds:AddTagsToResource");
          }
          if (service.equals("rds-data")) {
            permissions.add("secretsmanager:GetSecretValue");
          }
          if (name.equals("startAutomationExecution")) {
            permissions.add("iam:PassRole");
          }
          if (name.equals("runTask")) {
            permissions.add("ecs:TagResource");
            permissions.add("iam:PassRole");
          }
          try {
            return method.invoke(client, arguments);
          } catch (InvocationTargetException failed) {
            throw failed.getCause();
          }
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** RDS wants the permission to tag beside that to make. */
  private static boolean makesSomethingWithTags(String name, Object[] arguments) {
    return name.matches("(create|restore).*")
        && arguments[0] instanceof SdkRequest request
        && request.getValueForField("Tags", List.class).filter(tags -> !tags.isEmpty()).isPresent();
  }
}
