package io.lifeboat.worker.crash;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.plan.Region;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.route53.Route53Client;

/** The way of a test to simulated AWS in another process, beside that of the workers. */
final class ClientsOverHttp implements AwsClients, AutoCloseable {
  private static final Map<
          Class<? extends SdkClient>, Supplier<AwsClientBuilder<?, ? extends SdkClient>>>
      BUILDERS =
          Map.of(
              RdsClient.class, RdsClient::builder,
              EcsClient.class, EcsClient::builder,
              ApplicationAutoScalingClient.class, ApplicationAutoScalingClient::builder,
              Route53Client.class, Route53Client::builder);

  private final URI aws;
  private final Map<String, SdkClient> clients = new HashMap<>();

  ClientsOverHttp(URI aws) {
    this.aws = aws;
  }

  @Override
  public <C extends SdkClient> C client(Class<C> type, Region region) {
    return type.cast(
        clients.computeIfAbsent(
            type.getName() + "/" + region, key -> build(BUILDERS.get(type).get(), region)));
  }

  private SdkClient build(AwsClientBuilder<?, ? extends SdkClient> builder, Region region) {
    return builder
        .endpointOverride(aws)
        .region(software.amazon.awssdk.regions.Region.of(region.name()))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("picture", "simulated")))
        .build();
  }

  @Override
  public void close() {
    clients.values().forEach(SdkClient::close);
  }
}
