package io.lifeboat.simulator;

import io.lifeboat.simulator.apigateway.ApiEstate;
import io.lifeboat.simulator.apigateway.SimulatedHttpApis;
import io.lifeboat.simulator.apigateway.SimulatedRestApis;
import io.lifeboat.simulator.arc.RoutingEstate;
import io.lifeboat.simulator.arc.SimulatedRoutingCluster;
import io.lifeboat.simulator.autoscaling.Autoscaler;
import io.lifeboat.simulator.autoscaling.SimulatedAutoScaling;
import io.lifeboat.simulator.cloudflare.CloudflareEstate;
import io.lifeboat.simulator.cloudfront.DistributionsEstate;
import io.lifeboat.simulator.cloudfront.SimulatedCloudFront;
import io.lifeboat.simulator.cloudwatch.AlarmsEstate;
import io.lifeboat.simulator.cloudwatch.MetricsEstate;
import io.lifeboat.simulator.cloudwatch.SimulatedCloudWatch;
import io.lifeboat.simulator.dynamodb.TableMetrics;
import io.lifeboat.simulator.dynamodb.TablesEstate;
import io.lifeboat.simulator.ecs.EcsEstate;
import io.lifeboat.simulator.ecs.SimulatedEcs;
import io.lifeboat.simulator.elasticache.CachesEstate;
import io.lifeboat.simulator.events.HealthEvents;
import io.lifeboat.simulator.events.RulesEstate;
import io.lifeboat.simulator.groups.GroupsEstate;
import io.lifeboat.simulator.groups.SimulatedGroups;
import io.lifeboat.simulator.lambda.LambdaEstate;
import io.lifeboat.simulator.lambda.SimulatedLambda;
import io.lifeboat.simulator.postgres.SimulatedPostgres;
import io.lifeboat.simulator.rds.AuroraEstate;
import io.lifeboat.simulator.rds.SimulatedRds;
import io.lifeboat.simulator.rdsdata.DataEstate;
import io.lifeboat.simulator.rdsdata.SimulatedRdsData;
import io.lifeboat.simulator.route53.DnsEstate;
import io.lifeboat.simulator.route53.Resolution;
import io.lifeboat.simulator.route53.SimulatedRoute53;
import io.lifeboat.simulator.s3.BucketsEstate;
import io.lifeboat.simulator.s3.ReplicationMetrics;
import io.lifeboat.simulator.ses.Mail;
import io.lifeboat.simulator.ses.SesEstate;
import io.lifeboat.simulator.ses.SimulatedSes;
import io.lifeboat.simulator.sns.Delivery;
import io.lifeboat.simulator.sns.SimulatedSns;
import io.lifeboat.simulator.sns.SnsEstate;
import io.lifeboat.simulator.sqs.SimulatedSqs;
import io.lifeboat.simulator.sqs.SqsEstate;
import io.lifeboat.simulator.sts.SimulatedSts;
import io.lifeboat.simulator.webhooks.ReceiversEstate;
import io.lifeboat.simulator.world.World;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.ApiGatewayException;
import software.amazon.awssdk.services.apigatewayv2.ApiGatewayV2Client;
import software.amazon.awssdk.services.apigatewayv2.model.ApiGatewayV2Exception;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ApplicationAutoScalingException;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.CloudFrontException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.rdsdata.RdsDataClient;
import software.amazon.awssdk.services.rdsdata.model.RdsDataException;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Route53Exception;
import software.amazon.awssdk.services.route53recoverycluster.Route53RecoveryClusterClient;
import software.amazon.awssdk.services.route53recoverycluster.model.Route53RecoveryClusterException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * An account of AWS that is not there: its services behind the SDK's own client interfaces, its
 * name servers and its web, over one world and one clock.
 */
public final class SimulatedAws {
  private final Estate estate;
  private final Rates rates;
  private final AuroraEstate aurora;
  private final DataEstate data;
  private final EcsEstate ecs;
  private final Autoscaler autoscaler;
  private final LambdaEstate lambda;
  private final SqsEstate sqs;
  private final HealthEvents health;
  private final GroupsEstate groups;
  private final ApiEstate apis;
  private final DnsEstate dns;
  private final RoutingEstate routing;
  private final MetricsEstate metrics;
  private final AlarmsEstate alarms;
  private final ConfigurationServices configuration;
  private final StoreServices stores;
  private final GenericServices generic;
  private final SnsEstate sns;
  private final SesEstate ses;
  private final ReceiversEstate receivers;
  private final SimulatedPostgres postgres;
  private final DistributionsEstate distributions;
  private final Zones zones;
  private final Web web;
  private final Users users;
  private final Map<Class<?>, Service<?>> services = new LinkedHashMap<>();

  private SimulatedAws(World world, SimulatedClock clock) {
    this.estate = new Estate(world, clock);
    this.rates = new Rates(estate);
    this.aurora = new AuroraEstate(estate);
    this.data = new DataEstate(estate, aurora);
    this.ecs = new EcsEstate(estate);
    this.autoscaler = new Autoscaler(estate, ecs);
    this.lambda = new LambdaEstate(estate);
    this.sqs = new SqsEstate(estate, lambda);
    this.groups = new GroupsEstate(estate);
    this.apis = new ApiEstate(estate);
    this.dns = new DnsEstate(estate);
    this.routing = new RoutingEstate(estate);
    routing.follow(dns::follow);
    this.metrics = new MetricsEstate(estate, aurora);
    this.alarms = new AlarmsEstate(estate);
    RulesEstate rules = new RulesEstate(estate, sqs::arrive);
    this.health = new HealthEvents(estate, rules);
    this.configuration = new ConfigurationServices(estate, rules);
    this.sns = new SnsEstate(estate);
    this.ses = new SesEstate(estate);
    this.receivers = new ReceiversEstate(estate);
    this.postgres = new SimulatedPostgres(world.postgres(), estate.faults(), aurora.databases());
    this.zones = new Resolution(dns);
    this.stores = new StoreServices(estate);
    metrics.add(new TableMetrics(stores.tables()));
    metrics.add(new ReplicationMetrics(stores.buckets()));
    this.generic = new GenericServices(estate, stores.tables(), configuration);
    this.distributions = new DistributionsEstate(estate);
    CloudflareEstate cloudflare = new CloudflareEstate(estate);
    Hosting hosting = new Hosting(ecs, lambda, groups);
    AppWeb apps =
        new AppWeb(
            estate,
            ecs,
            hosting,
            aurora,
            stores.tables(),
            cloudflare,
            distributions,
            receivers,
            zones);
    this.web = apps;
    cloudflare.watch((address, path) -> apps.get(address, path, Viewer.named("Cloudflare")));
    this.users = new Users(estate, apps, aurora, data);
    aurora.writers(ecs::anythingRuns);
    dns.watch(web);
    addServices();
  }

  private void addServices() {
    add(RdsClient.class, "rds", RdsException::builder, r -> new SimulatedRds(aurora, r));
    add(
        RdsDataClient.class,
        "rds-data",
        RdsDataException::builder,
        r -> new SimulatedRdsData(aurora, data, r));
    add(EcsClient.class, "ecs", EcsException::builder, r -> new SimulatedEcs(ecs, r));
    add(
        ApplicationAutoScalingClient.class,
        "application-autoscaling",
        ApplicationAutoScalingException::builder,
        r -> new SimulatedAutoScaling(autoscaler, r));
    add(
        ApiGatewayClient.class,
        "apigateway",
        ApiGatewayException::builder,
        r -> new SimulatedRestApis(apis, r));
    add(
        ApiGatewayV2Client.class,
        "apigateway",
        ApiGatewayV2Exception::builder,
        r -> new SimulatedHttpApis(apis, r));
    add(SqsClient.class, "sqs", SqsException::builder, r -> new SimulatedSqs(sqs, r));
    add(
        AutoScalingClient.class,
        "autoscaling",
        AutoScalingException::builder,
        r -> new SimulatedGroups(groups, r));
    add(
        LambdaClient.class,
        "lambda",
        LambdaException::builder,
        r -> new SimulatedLambda(lambda, r));
    add(
        Route53RecoveryClusterClient.class,
        "route53-recovery-cluster",
        Route53RecoveryClusterException::builder,
        r -> new SimulatedRoutingCluster(routing, r));
    add(Route53Client.class, "route53", Route53Exception::builder, r -> new SimulatedRoute53(dns));
    add(
        CloudFrontClient.class,
        "cloudfront",
        CloudFrontException::builder,
        r -> new SimulatedCloudFront(distributions));
    add(
        CloudWatchClient.class,
        "cloudwatch",
        CloudWatchException::builder,
        r -> new SimulatedCloudWatch(metrics, alarms, r));
    Stream.of(configuration.all(), stores.all(), generic.all())
        .flatMap(List::stream)
        .forEach(service -> services.put(service.type(), service));
    add(SesV2Client.class, "ses", SesV2Exception::builder, r -> new SimulatedSes(ses, r));
    add(SnsClient.class, "sns", SnsException::builder, r -> new SimulatedSns(sns, r));
    add(
        StsClient.class,
        "sts",
        StsException::builder,
        r -> new SimulatedSts(estate.world().account()));
  }

  private <C extends SdkClient> void add(
      Class<C> type,
      String name,
      Supplier<AwsServiceException.Builder> error,
      Function<String, C> inRegion) {
    services.put(type, new Service<>(type, name, error, inRegion));
  }

  /** Starts what {@code world} describes, at the clock's present. */
  public static SimulatedAws of(World world, SimulatedClock clock) {
    return new SimulatedAws(world.checked(), clock);
  }

  /**
   * A client of a service in a region.
   *
   * @param type the SDK's client interface
   * @throws IllegalArgumentException for a service that is not simulated
   */
  public <C extends SdkClient> C client(Class<C> type, String region) {
    return client(type, region, Caller.inProcess("in process"));
  }

  /** A client whose mutations the journal gives to {@code caller}. */
  public <C extends SdkClient> C client(Class<C> type, String region, Caller caller) {
    @SuppressWarnings("unchecked") // the map's values were made for their keys
    Service<C> service = (Service<C>) services.get(type);
    if (service == null) {
      throw new IllegalArgumentException(type.getSimpleName() + " is not simulated");
    }
    C target = service.inRegion().apply(region);
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            new Front<>(estate, rates, service, region, caller, target)));
  }

  /** The client interfaces of what is simulated. */
  @SuppressWarnings("unchecked") // only client interfaces are added
  public Set<Class<? extends SdkClient>> services() {
    return (Set<Class<? extends SdkClient>>) (Set<?>) Set.copyOf(services.keySet());
  }

  /** What is broken, and how to break more. */
  public Faults faults() {
    return estate.faults();
  }

  /** What took effect. */
  public Journal journal() {
    return estate.journal();
  }

  /** Its name servers. */
  public Zones zones() {
    return zones;
  }

  /** Its web. */
  public Web web() {
    return web;
  }

  /** Its databases. */
  public AuroraEstate aurora() {
    return aurora;
  }

  /** What its databases hold. */
  public DataEstate data() {
    return data;
  }

  /** Its PostgreSQL servers, which start when they are first asked for. */
  public SimulatedPostgres postgres() {
    return postgres;
  }

  /** Its Global Datastores of ElastiCache. */
  public CachesEstate caches() {
    return stores.caches();
  }

  /** Its S3 buckets. */
  public BucketsEstate buckets() {
    return stores.buckets();
  }

  /** Its DynamoDB tables. */
  public TablesEstate tables() {
    return stores.tables();
  }

  /** What users were told that it is stored, in order. */
  public List<Users.Order> orders() {
    return users.orders();
  }

  /** What AWS Health has to say. */
  public HealthEvents health() {
    return health;
  }

  /** What reached the subscribers of topics so far. */
  public List<Delivery> deliveries() {
    return sns.deliveries();
  }

  /** The mails that its e-mail service took so far. */
  public List<Mail> mails() {
    return ses.mails();
  }

  /** The hosts outside AWS that take messages. */
  public ReceiversEstate receivers() {
    return receivers;
  }

  /** Its time. */
  public SimulatedClock clock() {
    return estate.clock();
  }
}
