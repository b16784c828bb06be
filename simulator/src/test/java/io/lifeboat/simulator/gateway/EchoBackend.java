package io.lifeboat.simulator.gateway;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rdsdata.RdsDataClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Client objects that keep every request they get and answer what the test wants. */
final class EchoBackend implements Backend {
  static final Set<Class<? extends SdkClient>> SERVICES =
      Set.of(
          RdsClient.class,
          RdsDataClient.class,
          LambdaClient.class,
          EcsClient.class,
          ApplicationAutoScalingClient.class,
          Route53Client.class,
          CloudWatchClient.class,
          SnsClient.class,
          StsClient.class);

  /** A request as it reached the client object. */
  record Arrival(String region, String caller, SdkPojo request) {}

  final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
  volatile Function<SdkPojo, SdkPojo> answer;
  volatile Fate fate = new Fate.Answered();

  @Override
  public Set<Class<? extends SdkClient>> services() {
    return SERVICES;
  }

  @Override
  public String defaultRegion() {
    return "eu-central-1";
  }

  @Override
  public SdkClient client(Class<? extends SdkClient> service, String region, String caller) {
    if (region.startsWith("ap-")) {
      throw new IllegalArgumentException("The region " + region + " is not in this world.");
    }
    return (SdkClient)
        Proxy.newProxyInstance(
            service.getClassLoader(),
            new Class<?>[] {service},
            (proxy, method, arguments) -> {
              SdkPojo request = (SdkPojo) arguments[0];
              arrivals.add(new Arrival(region, caller, request));
              return answer.apply(request);
            });
  }

  @Override
  public Fate fate(String service, String region) {
    return fate;
  }

  @Override
  public boolean isAnswerLost(SdkClientException thrown) {
    return thrown.getMessage().contains("lost");
  }

  @Override
  public boolean isRefused(SdkClientException thrown) {
    return thrown.getMessage().contains("refused");
  }

  void slow(Duration delay) {
    fate = new Fate.Slow(delay);
  }
}
