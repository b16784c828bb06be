package io.lifeboat.simulator.gateway;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rdsdata.RdsDataClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Real SDK clients over HTTP, made as a user makes them. */
public final class SdkClients {
  private final URI endpoint;
  private final Duration patience;

  public SdkClients(InetSocketAddress address, Duration patience) {
    this.patience = patience;
    this.endpoint = URI.create("http://127.0.0.1:" + address.getPort());
  }

  public <C extends SdkClient, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C in(
      String region, B builder) {
    return builder
        .region(Region.of(region))
        .endpointOverride(endpoint)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "secret")))
        .httpClient(UrlConnectionHttpClient.builder().socketTimeout(patience).build())
        .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
        .build();
  }

  List<SdkClient> all(String region) {
    return List.of(
        in(region, RdsClient.builder()),
        in(region, RdsDataClient.builder()),
        in(region, LambdaClient.builder()),
        in(region, EcsClient.builder()),
        in(region, ApplicationAutoScalingClient.builder()),
        in(region, Route53Client.builder()),
        in(region, CloudWatchClient.builder()),
        in(region, SnsClient.builder()),
        in(region, StsClient.builder()));
  }
}
