package io.lifeboat.activities;

import io.lifeboat.plan.Region;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Passes every call on and notes which IAM permission AWS would have asked for. */
final class RecordingClients implements AwsClients {
  private final AwsClients target;
  private final Set<String> permissions = new ConcurrentSkipListSet<>();

  RecordingClients(AwsClients target) {
    this.target = target;
  }

  Set<String> permissions() {
    return Set.copyOf(permissions);
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
          try {
            return method.invoke(client, arguments);
          } catch (InvocationTargetException failed) {
            throw failed.getCause();
          }
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @Override
  public RdsClient rds(Region region) {
    return recording(RdsClient.class, "rds", target.rds(region));
  }

  @Override
  public EcsClient ecs(Region region) {
    return recording(EcsClient.class, "ecs", target.ecs(region));
  }

  @Override
  public ApplicationAutoScalingClient autoScaling(Region region) {
    return recording(
        ApplicationAutoScalingClient.class, "application-autoscaling", target.autoScaling(region));
  }

  @Override
  public CloudWatchClient cloudWatch(Region region) {
    return recording(CloudWatchClient.class, "cloudwatch", target.cloudWatch(region));
  }

  @Override
  public SnsClient sns(Region region) {
    return recording(SnsClient.class, "sns", target.sns(region));
  }

  @Override
  public StsClient sts(Region region) {
    return recording(StsClient.class, "sts", target.sts(region));
  }

  @Override
  public Route53Client route53() {
    return recording(Route53Client.class, "route53", target.route53());
  }
}
