package io.lifeboat.simulator.route53;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.Spread;
import io.lifeboat.simulator.Viewer;
import io.lifeboat.simulator.Web;
import io.lifeboat.simulator.Where;
import io.lifeboat.simulator.world.HealthCheck;
import io.lifeboat.simulator.world.RoutingCluster;
import io.lifeboat.simulator.world.Zone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.route53.model.ChangeInfo;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.HealthCheckConfig;
import software.amazon.awssdk.services.route53.model.HealthCheckType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** All zones and health checks of the account. Guarded by the estate's lock. */
public final class DnsEstate {
  private static final Spread IN_SYNC = Spread.seconds(20, 50);

  /** The servers have a change a little before Route 53 says so. */
  private static final Duration BEFORE_IN_SYNC = Duration.ofSeconds(3);

  private static final Duration PROCESSING = Duration.ofSeconds(1);
  private static final Spread CHECK_UPDATE = Spread.seconds(5, 20);

  final Estate estate;
  final Map<String, HostedZoneState> zones = new LinkedHashMap<>();
  final Map<String, CheckState> checks = new LinkedHashMap<>();
  private final Map<String, ChangeInfo> changes = new LinkedHashMap<>();

  /** Builds what the world says. */
  public DnsEstate(Estate estate) {
    this.estate = estate;
    estate
        .world()
        .healthChecks()
        .forEach(c -> checks.put(c.id(), new CheckState(c.id(), config(c))));
    estate.world().routingControls().forEach(this::begin);
    estate.world().zones().forEach(this::build);
  }

  private HealthCheckConfig config(HealthCheck check) {
    if (check.control() != null) {
      return HealthCheckConfig.builder()
          .type(HealthCheckType.RECOVERY_CONTROL)
          .routingControlArn(controlArn(check))
          .inverted(check.inverted())
          .disabled(false)
          .build();
    }
    return HealthCheckConfig.builder()
        .type(HealthCheckType.HTTPS)
        .fullyQualifiedDomainName(check.host())
        .port(443)
        .resourcePath(check.path())
        .failureThreshold(check.threshold())
        .requestInterval((int) check.every().toSeconds())
        .inverted(check.inverted())
        .disabled(false)
        .measureLatency(false)
        .enableSNI(true)
        .build();
  }

  private String controlArn(HealthCheck check) {
    return estate.world().routingControls().stream()
        .flatMap(
            cluster ->
                cluster.controls().stream()
                    .filter(control -> control.id().equals(check.control()))
                    .map(control -> cluster.arn(estate.world().account(), control)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "health check %s follows unknown routing control %s"
                        .formatted(check.id(), check.control())));
  }

  private void begin(RoutingCluster cluster) {
    for (RoutingCluster.Control control : cluster.controls()) {
      String arn = cluster.arn(estate.world().account(), control);
      checks.values().stream()
          .filter(check -> arn.equals(check.config.routingControlArn()))
          .forEach(check -> check.takeControl(control.on()));
    }
  }

  /** The checks that follow a routing control are what it is. */
  public void follow(String controlArn, boolean on) {
    for (CheckState check : checks.values()) {
      if (controlArn.equals(check.config.routingControlArn()) && check.takeControl(on)) {
        healthChanged(check);
      }
    }
  }

  private void build(Zone spec) {
    HostedZoneState zone = new HostedZoneState(spec.zone(), spec.name());
    spec.records().forEach(record -> zone.wanted.add(RecordSets.of(record)));
    List<String> findings = new ArrayList<>(RecordRules.findings(zone.wanted));
    zone.wanted.forEach(set -> findings.addAll(RecordRules.of(set)));
    if (!findings.isEmpty()) {
      throw new IllegalArgumentException("zone " + zone.id + ": " + String.join("; ", findings));
    }
    zone.serve(zone.wanted, 0);
    zones.put(zone.id, zone);
  }

  /** Begins to check health, by looking at {@code web}. */
  public void watch(Web web) {
    for (CheckState check : checks.values()) {
      if (check.config.routingControlArn() != null) {
        continue;
      }
      check.start(look(web, check), estate.now());
      next(web, check);
    }
  }

  private void next(Web web, CheckState check) {
    estate.after(
        Duration.ofSeconds(check.effective.requestInterval()),
        () -> {
          if (check.take(look(web, check), estate.now())) {
            healthChanged(check);
          }
          next(web, check);
        });
  }

  private static io.lifeboat.simulator.Page look(Web web, CheckState check) {
    return web.get(
        check.effective.fullyQualifiedDomainName(),
        check.effective.resourcePath(),
        Viewer.named("Route 53 health checkers"));
  }

  private void healthChanged(CheckState check) {
    estate.happened(
        new Where("aws-global", "route53", "health changed", check.id),
        "health check %s became %s: %s"
            .formatted(check.id, check.isHealthy() ? "healthy" : "unhealthy", check.lastResult));
  }

  Optional<HostedZoneState> zone(String id) {
    return Optional.ofNullable(zones.get(id.replaceFirst("^/?hostedzone/", "")));
  }

  Optional<CheckState> check(String id) {
    return Optional.ofNullable(checks.get(id));
  }

  ChangeInfo change(HostedZoneState zone, List<ResourceRecordSet> after, String comment) {
    String id = "C%013dSIM".formatted(changes.size() + 1);
    ChangeInfo pending =
        ChangeInfo.builder()
            .id("/change/" + id)
            .status(ChangeStatus.PENDING)
            .submittedAt(estate.now())
            .comment(comment)
            .build();
    changes.put(id, pending);
    zone.wanted = after;
    long generation = ++zone.generation;
    zone.busyUntil = estate.now().plus(estate.clock().real(PROCESSING));
    Duration inSync = estate.roll("in sync", IN_SYNC);
    estate.after(inSync.minus(BEFORE_IN_SYNC), () -> zone.serve(after, generation));
    estate.after(inSync, () -> inSync(zone, id, pending));
    return pending;
  }

  private void inSync(HostedZoneState zone, String id, ChangeInfo pending) {
    changes.put(id, pending.toBuilder().status(ChangeStatus.INSYNC).build());
    estate.happened(
        new Where("aws-global", "route53", "in sync", zone.id),
        "change %s has reached all name servers".formatted(id));
  }

  Optional<ChangeInfo> changeInfo(String id) {
    return Optional.ofNullable(changes.get(id.replaceFirst("^/?change/", "")));
  }

  void update(CheckState check, HealthCheckConfig config) {
    check.config = config;
    check.version++;
    estate.after(
        estate.roll("check update", CHECK_UPDATE),
        () -> {
          boolean before = check.isHealthy();
          check.effective = check.config;
          if (before != check.isHealthy()) {
            healthChanged(check);
          }
        });
  }
}
