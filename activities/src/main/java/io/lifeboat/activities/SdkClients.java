package io.lifeboat.activities;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The SDK's own clients: credentials and endpoints from the standard chains, so that {@code
 * AWS_ENDPOINT_URL} leads to simulated AWS.
 *
 * <p>Impatient on purpose: one attempt, given up after 2 s of silence, so that a lost region is
 * noticed in that time. The SDK tries nothing again, because a change whose answer was lost must be
 * looked up, not repeated; {@link AwsCall} waits out throttling on the actions' own clock.
 */
public final class SdkClients implements AwsClients, AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final Duration SILENCE = Duration.ofSeconds(2);

  /** Over the silence of the network: a worker that has just started loads classes first. */
  private static final Duration WHOLE_CALL = Duration.ofSeconds(5);

  private final SdkHttpClient http =
      UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SILENCE).build();
  private final Map<String, SdkClient> clients = new ConcurrentHashMap<>();

  @Override
  public RdsClient rds(Region region) {
    return client("rds", region, RdsClient.builder(), RdsClient.class);
  }

  @Override
  public EcsClient ecs(Region region) {
    return client("ecs", region, EcsClient.builder(), EcsClient.class);
  }

  @Override
  public ApplicationAutoScalingClient autoScaling(Region region) {
    return client(
        "autoscaling",
        region,
        ApplicationAutoScalingClient.builder(),
        ApplicationAutoScalingClient.class);
  }

  @Override
  public CloudWatchClient cloudWatch(Region region) {
    return client("cloudwatch", region, CloudWatchClient.builder(), CloudWatchClient.class);
  }

  @Override
  public SnsClient sns(Region region) {
    return client("sns", region, SnsClient.builder(), SnsClient.class);
  }

  @Override
  public StsClient sts(Region region) {
    return client("sts", region, StsClient.builder(), StsClient.class);
  }

  @Override
  public Route53Client route53() {
    return client("route53", ROUTE53_HOME, Route53Client.builder(), Route53Client.class);
  }

  @Override
  public void close() {
    clients.values().forEach(SdkClient::close);
    http.close();
  }

  private <C extends SdkClient> C client(
      String service, Region region, AwsClientBuilder<?, C> builder, Class<C> type) {
    return type.cast(
        clients.computeIfAbsent(service + "/" + region, key -> build(builder, region)));
  }

  private <C extends SdkClient> C build(AwsClientBuilder<?, C> builder, Region region) {
    if (builder instanceof AwsSyncClientBuilder<?, ?> sync) {
      sync.httpClient(http);
    }
    return builder
        .region(software.amazon.awssdk.regions.Region.of(region.name()))
        .overrideConfiguration(impatient())
        .build();
  }

  private static ClientOverrideConfiguration impatient() {
    return ClientOverrideConfiguration.builder()
        .apiCallAttemptTimeout(WHOLE_CALL)
        .apiCallTimeout(WHOLE_CALL)
        .retryStrategy(AwsRetryStrategy.doNotRetry())
        .build();
  }
}
