package io.lifeboat.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an application is made of, as its owner wrote it. The procedures are derived from it.
 *
 * @param application the application's name; part of workflow ids
 * @param allowedRegions residency: nothing may be placed, sent or copied outside these
 * @param gates who must agree, by the id of the step that waits for it
 * @param proof what counts as proof; the usual when not given
 * @param procedures what the owner wants otherwise than derived
 * @param failback how users are brought back; the usual when not given
 * @param commit how long a finished move may be rolled back; not at all when not given
 * @param drill how it is drilled; the usual when not given
 * @param schedules drills that start by the clock, by name
 * @param stores data outside databases, by names of the owner's choosing
 * @param configuration what services read before they serve
 * @param consumers what is fed by queues and streams where users are served
 * @param jobs what starts by the clock or by events where users are served
 * @param apis APIs that must be in place where users are served
 * @param allowedAccounts the accounts of AWS that it lives in, when they are said
 * @param detect when a region counts as lost and what happens then; the usual when not given
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record RecoveryPlan(
    String application,
    Regions regions,
    List<Region> allowedRegions,
    Objectives objectives,
    Map<String, Database> databases,
    Map<String, Workload> services,
    Map<String, Route> traffic,
    Map<String, HealthCheck> health,
    Optional<Proof> proof,
    Map<String, GatePolicy> gates,
    @JsonProperty("notify") Map<String, Channel> channels,
    Map<String, Contact> contacts,
    Optional<Procedures> procedures,
    Optional<FailbackPolicy> failback,
    Optional<CommitPolicy> commit,
    Optional<DrillPolicy> drill,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, ScheduledDrill> schedules,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Store> stores,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Configuration> configuration,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Consumer> consumers,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Job> jobs,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Api> apis,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> allowedAccounts,
    Optional<Detection> detect) {
  public RecoveryPlan {
    allowedRegions = Ordered.list(allowedRegions);
    databases = Ordered.map(databases);
    services = Ordered.map(services);
    traffic = Ordered.map(traffic);
    health = Ordered.map(health);
    gates = Ordered.map(gates);
    channels = Ordered.map(channels);
    contacts = Ordered.map(contacts);
    schedules = Ordered.map(schedules);
    stores = Ordered.map(stores);
    configuration = Ordered.map(configuration);
    consumers = Ordered.map(consumers);
    jobs = Ordered.map(jobs);
    apis = Ordered.map(apis);
    allowedAccounts = Ordered.list(allowedAccounts);
  }

  /** Its Aurora global databases. */
  public Map<String, AuroraDatabase> aurora() {
    return databasesOf(AuroraDatabase.class);
  }

  /** Its services on ECS. */
  public Map<String, Service> ecs() {
    return servicesOf(Service.class);
  }

  /** Its records in Route 53. */
  public Map<String, Traffic> route53() {
    return trafficOf(Traffic.class);
  }

  /** Its databases of one kind. */
  public <T extends Database> Map<String, T> databasesOf(Class<T> kind) {
    return Ordered.of(databases, kind);
  }

  /** Its health checks over HTTP, which prove a recovery. */
  public Map<String, HttpCheck> httpHealth() {
    return healthOf(HttpCheck.class);
  }

  /** Its health checks of one kind. */
  public <T extends HealthCheck> Map<String, T> healthOf(Class<T> kind) {
    return Ordered.of(health, kind);
  }

  /** What runs of one kind. */
  public <T extends Workload> Map<String, T> servicesOf(Class<T> kind) {
    return Ordered.of(services, kind);
  }

  /** Its ways for users of one kind. */
  public <T extends Route> Map<String, T> trafficOf(Class<T> kind) {
    return Ordered.of(traffic, kind);
  }

  /** Its stores of one kind. */
  public <T extends Store> Map<String, T> storesOf(Class<T> kind) {
    return Ordered.of(stores, kind);
  }

  /** Its configuration of one kind. */
  public <T extends Configuration> Map<String, T> configurationOf(Class<T> kind) {
    return Ordered.of(configuration, kind);
  }

  /** Its jobs of one kind. */
  public <T extends Job> Map<String, T> jobsOf(Class<T> kind) {
    return Ordered.of(jobs, kind);
  }

  /** Its ways to tell people of one kind. */
  public <T extends Channel> Map<String, T> channelsOf(Class<T> kind) {
    return Ordered.of(channels, kind);
  }

  /**
   * Whether its runs tell people when they need them. Plans of the first release, which have topics
   * alone, are told of beginnings and ends as before.
   */
  public boolean callsPeople() {
    return channels.values().stream()
        .anyMatch(channel -> !(channel instanceof SnsTopic) || !channel.tells().isEmpty());
  }

  /** What counts as proof. */
  public Proof proofOrUsual() {
    return proof.orElse(Proof.USUAL);
  }

  /** How users are brought back. */
  public FailbackPolicy failbackOrUsual() {
    return failback.orElse(FailbackPolicy.USUAL);
  }

  /** When a region counts as lost, and what happens then. */
  public Detection detectionOrUsual() {
    return detect.orElse(Detection.USUAL);
  }

  /** How it is drilled. */
  public DrillPolicy drillOrUsual() {
    return drill.orElse(DrillPolicy.USUAL);
  }

  /** What the owner wants otherwise in a failback, by step id. */
  public Map<String, StepChange> failbackChanges() {
    return procedures.flatMap(Procedures::failback).map(ProcedureChanges::steps).orElse(Map.of());
  }

  /** What the owner wants otherwise in a failover, by step id. */
  public Map<String, StepChange> failoverChanges() {
    return procedures.flatMap(Procedures::failover).map(ProcedureChanges::steps).orElse(Map.of());
  }

  /** A text of the plan as said on a move: with {from}, {to} and {application} filled in. */
  public String said(String text, Region from, Region to) {
    return text.replace("{from}", from.name())
        .replace("{to}", to.name())
        .replace("{application}", application);
  }
}
