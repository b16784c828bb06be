package io.lifeboat.simulator.world;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What exists in simulated AWS when it starts; the shape of a world file.
 *
 * @param account twelve digits
 * @param seed of the dice that spread durations; the same seed gives the same run
 * @param regions the regions that hold something
 */
public record World(
    String account,
    long seed,
    List<String> regions,
    @JsonProperty("security-groups") List<SecurityGroup> securityGroups,
    List<GlobalCluster> aurora,
    List<EcsCluster> ecs,
    @JsonProperty("health-checks") List<HealthCheck> healthChecks,
    List<Zone> zones,
    Web web,
    // Relational databases of RDS.
    List<RdsInstance> rds,
    // PostgreSQL.
    List<PostgresServer> postgres,
    // Tables, buckets and caches.
    List<Table> dynamodb,
    S3 s3,
    List<GlobalCache> elasticache,
    // Secrets, parameters, flags and keys.
    List<Secret> secrets,
    List<KmsKey> kms,
    Map<String, Map<String, Parameter>> parameters,
    List<AppConfigProfile> appconfig,
    Map<String, List<EventRule>> events,
    Map<String, List<TimedSchedule>> scheduler,
    // Compute.
    Lambda lambda,
    List<Queue> sqs,
    @JsonProperty("auto-scaling") List<AutoScalingGroup> autoScaling,
    @JsonProperty("api-gateway") List<Api> apis,
    // Users.
    @JsonProperty("routing-controls") List<RoutingCluster> routingControls,
    Cloudflare cloudflare,
    List<Distribution> cloudfront,
    // People, and everything else.
    List<AutomationDocument> automation,
    List<FisTemplate> fis,
    @JsonProperty("arc-plans") List<ArcPlan> arcPlans,
    List<BackupVault> backup,
    List<Topic> sns,
    Ses ses,
    List<Receiver> receivers,
    List<Alarm> alarms) {

  public World {
    Check.that(account != null && account.matches("\\d{12}"), "account must be twelve digits");
    regions = Check.list(regions);
    Check.that(!regions.isEmpty(), "regions must name at least one region");
    Check.that(Set.copyOf(regions).size() == regions.size(), "regions names a region twice");
    securityGroups = Check.list(securityGroups);
    aurora = Check.list(aurora);
    ecs = Check.list(ecs);
    healthChecks = Check.list(healthChecks);
    zones = Check.list(zones);
    web = web == null ? Web.none() : web;
    // Relational databases of RDS.
    rds = Check.list(rds);
    // PostgreSQL.
    postgres = Check.list(postgres);
    // Tables, buckets and caches.
    dynamodb = Check.list(dynamodb);
    s3 = s3 == null ? S3.none() : s3;
    elasticache = Check.list(elasticache);
    // Secrets, parameters, flags and keys.
    secrets = Check.list(secrets);
    kms = Check.list(kms);
    parameters = parameters == null ? Map.of() : Map.copyOf(parameters);
    appconfig = Check.list(appconfig);
    events = events == null ? Map.of() : Map.copyOf(events);
    scheduler = scheduler == null ? Map.of() : Map.copyOf(scheduler);
    // Compute.
    lambda = lambda == null ? Lambda.none() : lambda;
    sqs = Check.list(sqs);
    autoScaling = Check.list(autoScaling);
    apis = Check.list(apis);
    // Users.
    routingControls = Check.list(routingControls);
    cloudflare = cloudflare == null ? Cloudflare.none() : cloudflare;
    cloudfront = Check.list(cloudfront);
    // People, and everything else.
    automation = Check.list(automation);
    fis = Check.list(fis);
    arcPlans = Check.list(arcPlans);
    backup = Check.list(backup);
    sns = Check.list(sns);
    ses = ses == null ? Ses.none() : ses;
    receivers = Check.list(receivers);
    alarms = Check.list(alarms);
  }

  /**
   * Checks that no name in it leads nowhere.
   *
   * @throws IllegalArgumentException with all findings
   */
  public World checked() {
    References.check(this);
    return this;
  }

  /** The same world with other global clusters. */
  public World withAurora(List<GlobalCluster> other) {
    return with("aurora", other);
  }

  /** The same world with other RDS instances. */
  public World withRds(List<RdsInstance> other) {
    return with("rds", other);
  }

  /** The same world with other queues. */
  public World withSqs(List<Queue> other) {
    return with("sqs", other);
  }

  /** The same world with another web. */
  public World withWeb(Web other) {
    return with("web", other);
  }

  /** The same world with other PostgreSQL servers. */
  public World withPostgres(List<PostgresServer> other) {
    return with("postgres", other);
  }

  /** The same world with other caches. */
  public World withElasticache(List<GlobalCache> other) {
    return with("elasticache", other);
  }

  /** The same world with other buckets. */
  public World withS3(S3 other) {
    return with("s3", other);
  }

  /** The same world with other tables. */
  public World withDynamodb(List<Table> other) {
    return with("dynamodb", other);
  }

  /** The same world but for one section: written out, each new section would touch each copy. */
  private World with(String section, Object other) {
    RecordComponent[] sections = World.class.getRecordComponents();
    Class<?>[] types = Stream.of(sections).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Object[] values = new Object[sections.length];
      for (int i = 0; i < sections.length; i++) {
        boolean isOther = sections[i].getName().equals(section);
        values[i] = isOther ? other : sections[i].getAccessor().invoke(this);
      }
      return World.class.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException("a world has no section " + section, impossible);
    }
  }

  /** A security group; a database behind groups of which none lets in takes no writes. */
  public record SecurityGroup(String id, String region, @JsonProperty("lets-in") boolean letsIn) {
    public SecurityGroup {
      Check.that(id != null && id.startsWith("sg-"), "a security group's id starts with sg-");
      Check.given(region, "region of security group " + id);
    }
  }
}
