package io.lifeboat.simulator.route53;

import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Where;
import java.util.List;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeInfo;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.DelegationSet;
import software.amazon.awssdk.services.route53.model.GetChangeRequest;
import software.amazon.awssdk.services.route53.model.GetChangeResponse;
import software.amazon.awssdk.services.route53.model.GetHealthCheckRequest;
import software.amazon.awssdk.services.route53.model.GetHealthCheckResponse;
import software.amazon.awssdk.services.route53.model.GetHealthCheckStatusRequest;
import software.amazon.awssdk.services.route53.model.GetHealthCheckStatusResponse;
import software.amazon.awssdk.services.route53.model.GetHostedZoneRequest;
import software.amazon.awssdk.services.route53.model.GetHostedZoneResponse;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.HostedZoneConfig;
import software.amazon.awssdk.services.route53.model.ListHealthChecksRequest;
import software.amazon.awssdk.services.route53.model.ListHealthChecksResponse;
import software.amazon.awssdk.services.route53.model.ListHostedZonesRequest;
import software.amazon.awssdk.services.route53.model.ListHostedZonesResponse;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;
import software.amazon.awssdk.services.route53.model.Route53Exception;
import software.amazon.awssdk.services.route53.model.UpdateHealthCheckRequest;
import software.amazon.awssdk.services.route53.model.UpdateHealthCheckResponse;

/** Route 53's control plane: public zones and health checks over HTTPS. */
public final class SimulatedRoute53 implements Route53Client {
  private static final int MOST_CHANGES = 1000;
  private static final int MOST_ITEMS = 300;

  private final DnsEstate dns;
  private final HealthChecks checks;

  /** The service over the account's zones. */
  public SimulatedRoute53(DnsEstate dns) {
    this.dns = dns;
    this.checks = new HealthChecks(dns);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  @Override
  public ChangeResourceRecordSetsResponse changeResourceRecordSets(
      ChangeResourceRecordSetsRequest request) {
    HostedZoneState zone = zone(request.hostedZoneId());
    if (request.changeBatch() == null || request.changeBatch().changes().isEmpty()) {
      throw Route53Errors.input("A change batch must contain at least one change");
    }
    List<Change> changes = request.changeBatch().changes();
    changes.forEach(SimulatedRoute53::checkShape);
    if (changes.size() > MOST_CHANGES) {
      throw Route53Errors.batch(List.of("Number of records limit of 1000 exceeded."));
    }
    if (dns.estate.now().isBefore(zone.busyUntil)) {
      throw Route53Errors.busy();
    }
    List<ResourceRecordSet> after =
        new ChangeBatches(zone, id -> dns.check(id).isPresent()).after(changes);
    boolean changed = !List.copyOf(zone.wanted).equals(after);
    ChangeInfo info = dns.change(zone, after, request.changeBatch().comment());
    dns.estate.mutated(
        new Where("us-east-1", "route53", "ChangeResourceRecordSets", zone.id),
        changed,
        sentence(zone, changes));
    return ChangeResourceRecordSetsResponse.builder().changeInfo(info).build();
  }

  private static void checkShape(Change change) {
    ResourceRecordSet set = change.resourceRecordSet();
    if (change.action() == null || set == null || set.name() == null || set.type() == null) {
      throw Route53Errors.input("A change needs an Action and a ResourceRecordSet");
    }
  }

  private static String sentence(HostedZoneState zone, List<Change> changes) {
    String what =
        changes.stream()
            .limit(4)
            .map(
                c ->
                    "%s %s %s%s"
                        .formatted(
                            c.actionAsString(),
                            c.resourceRecordSet().name(),
                            c.resourceRecordSet().typeAsString(),
                            role(c.resourceRecordSet())))
            .reduce((a, b) -> a + ", " + b)
            .orElseThrow();
    return "%d changes in %s: %s%s"
        .formatted(changes.size(), zone.name, what, changes.size() > 4 ? ", ..." : "");
  }

  private static String role(ResourceRecordSet set) {
    String id = set.setIdentifier() == null ? "" : " " + set.setIdentifier();
    if (set.failover() != null) {
      return id + " as " + set.failoverAsString();
    }
    return set.weight() == null ? id : id + " with weight " + set.weight();
  }

  @Override
  public GetChangeResponse getChange(GetChangeRequest request) {
    String id = String.valueOf(request.id());
    return GetChangeResponse.builder()
        .changeInfo(dns.changeInfo(id).orElseThrow(() -> Route53Errors.noChange(id)))
        .build();
  }

  @Override
  public ListResourceRecordSetsResponse listResourceRecordSets(
      ListResourceRecordSetsRequest request) {
    if (request.startRecordName() == null && request.startRecordType() != null) {
      throw Route53Errors.input("StartRecordType without StartRecordName");
    }
    if (request.startRecordType() == null && request.startRecordIdentifier() != null) {
      throw Route53Errors.input("StartRecordIdentifier without StartRecordType");
    }
    int most = maxItems(request.maxItems());
    List<ResourceRecordSet> rest =
        zone(request.hostedZoneId()).wanted.stream()
            .sorted(Names.ORDER)
            .filter(s -> isNotBefore(s, request))
            .toList();
    ListResourceRecordSetsResponse.Builder page =
        ListResourceRecordSetsResponse.builder()
            .resourceRecordSets(rest.subList(0, Math.min(most, rest.size())))
            .maxItems(String.valueOf(most))
            .isTruncated(rest.size() > most);
    if (rest.size() > most) {
      ResourceRecordSet next = rest.get(most);
      page.nextRecordName(next.name())
          .nextRecordType(next.typeAsString())
          .nextRecordIdentifier(next.setIdentifier());
    }
    return page.build();
  }

  private static boolean isNotBefore(ResourceRecordSet set, ListResourceRecordSetsRequest request) {
    if (request.startRecordName() == null) {
      return true;
    }
    ResourceRecordSet start =
        ResourceRecordSet.builder()
            .name(Names.normal(request.startRecordName()))
            .type(request.startRecordType() == null ? "" : request.startRecordTypeAsString())
            .setIdentifier(
                request.startRecordIdentifier() == null ? "" : request.startRecordIdentifier())
            .build();
    return Names.ORDER.compare(set, start) >= 0;
  }

  private static int maxItems(String given) {
    if (given == null) {
      return MOST_ITEMS;
    }
    if (!given.matches("[1-9]\\d{0,5}")) {
      throw Route53Errors.input("MaxItems must be a positive number, not " + given);
    }
    return Math.min(MOST_ITEMS, Integer.parseInt(given));
  }

  @Override
  public GetHostedZoneResponse getHostedZone(GetHostedZoneRequest request) {
    HostedZoneState zone = zone(request.id());
    return GetHostedZoneResponse.builder()
        .hostedZone(model(zone))
        .delegationSet(DelegationSet.builder().nameServers(HostedZoneState.NAME_SERVERS).build())
        .build();
  }

  @Override
  public ListHostedZonesResponse listHostedZones(ListHostedZonesRequest request) {
    Only.members(request, Route53Exception.builder(), "MaxItems");
    return ListHostedZonesResponse.builder()
        .hostedZones(dns.zones.values().stream().map(SimulatedRoute53::model).toList())
        .isTruncated(false)
        .maxItems("100")
        .build();
  }

  private static HostedZone model(HostedZoneState zone) {
    return HostedZone.builder()
        .id("/hostedzone/" + zone.id)
        .name(zone.name)
        .callerReference("simulated-" + zone.id)
        .config(HostedZoneConfig.builder().privateZone(false).build())
        .resourceRecordSetCount((long) zone.wanted.size())
        .build();
  }

  @Override
  public GetHealthCheckResponse getHealthCheck(GetHealthCheckRequest request) {
    return GetHealthCheckResponse.builder()
        .healthCheck(checks.get(request.healthCheckId()))
        .build();
  }

  @Override
  public ListHealthChecksResponse listHealthChecks(ListHealthChecksRequest request) {
    Only.members(request, Route53Exception.builder(), "MaxItems");
    return ListHealthChecksResponse.builder()
        .healthChecks(checks.all())
        .isTruncated(false)
        .maxItems("100")
        .build();
  }

  @Override
  public UpdateHealthCheckResponse updateHealthCheck(UpdateHealthCheckRequest request) {
    return UpdateHealthCheckResponse.builder().healthCheck(checks.update(request)).build();
  }

  @Override
  public GetHealthCheckStatusResponse getHealthCheckStatus(GetHealthCheckStatusRequest request) {
    return GetHealthCheckStatusResponse.builder()
        .healthCheckObservations(checks.observations(request.healthCheckId()))
        .build();
  }

  private HostedZoneState zone(String id) {
    return dns.zone(String.valueOf(id)).orElseThrow(() -> Route53Errors.noZone(id));
  }
}
