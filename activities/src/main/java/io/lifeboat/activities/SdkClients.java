package io.lifeboat.activities;

import io.lifeboat.plan.Region;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.endpoints.Endpoint;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.appconfig.AppConfigClient;
import software.amazon.awssdk.services.appconfigdata.AppConfigDataClient;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.arcregionswitch.ArcRegionSwitchClient;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.fis.FisClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.LambdaClientBuilder;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rdsdata.RdsDataClient;
import software.amazon.awssdk.services.rdsdata.RdsDataClientBuilder;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53recoverycluster.Route53RecoveryClusterClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3control.S3ControlClient;
import software.amazon.awssdk.services.s3control.S3ControlClientBuilder;
import software.amazon.awssdk.services.s3control.endpoints.S3ControlEndpointParams;
import software.amazon.awssdk.services.s3control.endpoints.S3ControlEndpointProvider;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.SqsClientBuilder;
import software.amazon.awssdk.services.ssm.SsmClient;
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
  private static final String ENDPOINT = "aws.endpointUrl";
  private static final Duration CONNECT = Duration.ofSeconds(1);
  private static final Duration SILENCE = Duration.ofSeconds(2);

  /** Over the silence of the network: a worker that has just started loads classes first. */
  private static final Duration WHOLE_CALL = Duration.ofSeconds(5);

  /** The Data API itself gives up a statement after 45 s. */
  private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(50);

  /** Lambda itself ends a function after 15 minutes. */
  private static final Duration LONGEST_INVOCATION = Duration.ofMinutes(16);

  private static final Map<
          Class<? extends SdkClient>, Supplier<AwsClientBuilder<?, ? extends SdkClient>>>
      BUILDERS =
          Map.ofEntries(
              Map.entry(RdsClient.class, RdsClient::builder),
              Map.entry(RdsDataClient.class, RdsDataClient::builder),
              Map.entry(EcsClient.class, EcsClient::builder),
              Map.entry(ApplicationAutoScalingClient.class, ApplicationAutoScalingClient::builder),
              Map.entry(CloudWatchClient.class, CloudWatchClient::builder),
              Map.entry(SesV2Client.class, SesV2Client::builder),
              Map.entry(SnsClient.class, SnsClient::builder),
              Map.entry(StsClient.class, StsClient::builder),
              Map.entry(Route53Client.class, Route53Client::builder),
              Map.entry(DynamoDbClient.class, DynamoDbClient::builder),
              Map.entry(S3Client.class, S3Client::builder),
              Map.entry(S3ControlClient.class, S3ControlClient::builder),
              Map.entry(ElastiCacheClient.class, ElastiCacheClient::builder),
              Map.entry(SecretsManagerClient.class, SecretsManagerClient::builder),
              Map.entry(SsmClient.class, SsmClient::builder),
              Map.entry(KmsClient.class, KmsClient::builder),
              Map.entry(AppConfigClient.class, AppConfigClient::builder),
              Map.entry(AppConfigDataClient.class, AppConfigDataClient::builder),
              Map.entry(AutoScalingClient.class, AutoScalingClient::builder),
              Map.entry(LambdaClient.class, LambdaClient::builder),
              Map.entry(EventBridgeClient.class, EventBridgeClient::builder),
              Map.entry(SchedulerClient.class, SchedulerClient::builder),
              Map.entry(SqsClient.class, SqsClient::builder),
              Map.entry(ApiGatewayClient.class, ApiGatewayClient::builder),
              Map.entry(ApiGatewayV2Client.class, ApiGatewayV2Client::builder),
              Map.entry(Route53RecoveryClusterClient.class, Route53RecoveryClusterClient::builder),
              Map.entry(CloudFrontClient.class, CloudFrontClient::builder),
              Map.entry(FisClient.class, FisClient::builder),
              Map.entry(BackupClient.class, BackupClient::builder),
              Map.entry(ArcRegionSwitchClient.class, ArcRegionSwitchClient::builder));

  private final SdkHttpClient http =
      UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(SILENCE).build();

  /** S3's routes are changed by PATCH. */
  private final SdkHttpClient patchingHttp = new JdkHttp(CONNECT, SILENCE);

  /**
   * SQL takes its time, and a queue waits for messages: how long is for each call to say, a lost
   * region is noticed before it.
   */
  private final SdkHttpClient patientHttp =
      UrlConnectionHttpClient.builder()
          .connectionTimeout(CONNECT)
          .socketTimeout(LONGEST_STATEMENT)
          .build();

  /** Functions take their time too; a call that does not say how long has a second more. */
  private final SdkHttpClient invokingHttp =
      UrlConnectionHttpClient.builder()
          .connectionTimeout(CONNECT)
          .socketTimeout(LONGEST_INVOCATION)
          .build();

  private final Map<String, SdkClient> clients = new ConcurrentHashMap<>();
  private final List<ExecutionInterceptor> seen;

  public SdkClients() {
    this(List.of());
  }

  /**
   * @param seen by whom every call is seen, such as who counts them
   */
  public SdkClients(List<ExecutionInterceptor> seen) {
    this.seen = List.copyOf(seen);
  }

  @Override
  public <C extends SdkClient> C client(Class<C> type, Region region) {
    return type.cast(
        clients.computeIfAbsent(
            type.getName() + "/" + region, key -> build(BUILDERS.get(type).get(), region)));
  }

  /** An endpoint that the environment names for all of AWS goes before the client's own. */
  @Override
  public <C extends SdkClient> C client(Class<C> type, Region region, URI endpoint) {
    if (System.getenv("AWS_ENDPOINT_URL") != null || System.getProperty(ENDPOINT) != null) {
      return client(type, region);
    }
    return type.cast(
        clients.computeIfAbsent(
            type.getName() + "/" + region + "/" + endpoint,
            key -> build(BUILDERS.get(type).get().endpointOverride(endpoint), region)));
  }

  private SdkClient build(AwsClientBuilder<?, ? extends SdkClient> builder, Region region) {
    if (builder
        instanceof software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder<?, ?> sync) {
      sync.httpClient(http(builder));
    }
    if (builder instanceof S3ControlClientBuilder s3Control) {
      s3Control.endpointProvider(SdkClients::s3Control);
    }
    return builder
        .region(software.amazon.awssdk.regions.Region.of(region.name()))
        .overrideConfiguration(impatient(saysHowLong(builder) ? SILENCE.plus(CONNECT) : WHOLE_CALL))
        .build();
  }

  @Override
  public void close() {
    clients.values().forEach(SdkClient::close);
    http.close();
    patientHttp.close();
    invokingHttp.close();
    patchingHttp.close();
  }

  /** The SDK would put the account before any host, also before an address of another endpoint. */
  private static CompletableFuture<Endpoint> s3Control(S3ControlEndpointParams params) {
    return params.endpoint() == null
        ? S3ControlEndpointProvider.defaultProvider().resolveEndpoint(params)
        : CompletableFuture.completedFuture(
            Endpoint.builder().url(URI.create(params.endpoint())).build());
  }

  private SdkHttpClient http(AwsClientBuilder<?, ?> builder) {
    if (builder instanceof S3ControlClientBuilder) {
      return patchingHttp;
    }
    if (builder instanceof LambdaClientBuilder) {
      return invokingHttp;
    }
    return builder instanceof RdsDataClientBuilder || builder instanceof SqsClientBuilder
        ? patientHttp
        : http;
  }

  /** What is patient for calls that say so is not for those that do not. */
  private static boolean saysHowLong(AwsClientBuilder<?, ?> builder) {
    return builder instanceof LambdaClientBuilder || builder instanceof SqsClientBuilder;
  }

  private ClientOverrideConfiguration impatient(Duration wholeCall) {
    return ClientOverrideConfiguration.builder()
        .apiCallAttemptTimeout(wholeCall)
        .apiCallTimeout(wholeCall)
        .retryStrategy(AwsRetryStrategy.doNotRetry())
        .executionInterceptors(seen)
        .build();
  }
}
