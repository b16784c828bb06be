package io.lifeboat.simulator.route53;

import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Where;
import java.util.List;
import software.amazon.awssdk.services.route53.model.HealthCheck;
import software.amazon.awssdk.services.route53.model.HealthCheckConfig;
import software.amazon.awssdk.services.route53.model.HealthCheckObservation;
import software.amazon.awssdk.services.route53.model.HealthCheckRegion;
import software.amazon.awssdk.services.route53.model.Route53Exception;
import software.amazon.awssdk.services.route53.model.StatusReport;
import software.amazon.awssdk.services.route53.model.UpdateHealthCheckRequest;

/** What Route 53's API does with health checks. */
final class HealthChecks {
  private final DnsEstate dns;

  HealthChecks(DnsEstate dns) {
    this.dns = dns;
  }

  HealthCheck get(String id) {
    return model(check(id));
  }

  List<HealthCheck> all() {
    return dns.checks.values().stream().map(HealthChecks::model).toList();
  }

  HealthCheck update(UpdateHealthCheckRequest request) {
    Only.members(
        request,
        Route53Exception.builder(),
        "HealthCheckId",
        "HealthCheckVersion",
        "ResourcePath",
        "FullyQualifiedDomainName",
        "FailureThreshold",
        "Inverted",
        "Disabled");
    CheckState check = check(request.healthCheckId());
    Long asked = request.healthCheckVersion();
    if (asked != null && asked != check.version) {
      throw Route53Errors.versionMismatch(asked, check.version);
    }
    Integer threshold = request.failureThreshold();
    if (threshold != null && (threshold < 1 || threshold > 10)) {
      throw Route53Errors.input("FailureThreshold must be between 1 and 10");
    }
    HealthCheckConfig after = merged(check.config, request);
    boolean changed = !after.equals(check.config);
    dns.update(check, after);
    dns.estate.mutated(
        new Where("us-east-1", "route53", "UpdateHealthCheck", check.id),
        changed,
        "health check %s: inverted %s, disabled %s"
            .formatted(check.id, after.inverted(), after.disabled()));
    return model(check);
  }

  private static HealthCheckConfig merged(HealthCheckConfig old, UpdateHealthCheckRequest asked) {
    HealthCheckConfig.Builder merged = old.toBuilder();
    if (asked.resourcePath() != null) {
      merged.resourcePath(asked.resourcePath());
    }
    if (asked.fullyQualifiedDomainName() != null) {
      merged.fullyQualifiedDomainName(asked.fullyQualifiedDomainName());
    }
    if (asked.failureThreshold() != null) {
      merged.failureThreshold(asked.failureThreshold());
    }
    if (asked.inverted() != null) {
      merged.inverted(asked.inverted());
    }
    if (asked.disabled() != null) {
      merged.disabled(asked.disabled());
    }
    return merged.build();
  }

  List<HealthCheckObservation> observations(String id) {
    CheckState check = check(id);
    return HealthCheckRegion.knownValues().stream()
        .sorted()
        .map(
            region ->
                HealthCheckObservation.builder()
                    .region(region)
                    .ipAddress("192.0.2." + (1 + region.ordinal()))
                    .statusReport(
                        StatusReport.builder()
                            .status(check.lastResult)
                            .checkedTime(check.lastLook)
                            .build())
                    .build())
        .toList();
  }

  private CheckState check(String id) {
    return dns.check(String.valueOf(id)).orElseThrow(() -> Route53Errors.noHealthCheck(id));
  }

  private static HealthCheck model(CheckState check) {
    return HealthCheck.builder()
        .id(check.id)
        .callerReference("simulated-" + check.id)
        .healthCheckConfig(check.config)
        .healthCheckVersion(check.version)
        .build();
  }
}
