package io.lifeboat.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ChangeResourceRecordSetsRequest;

/**
 * The rates of AWS's default quotas, per account and region. From the service quotas pages of ECS
 * and Route 53, read in 2026. What is not in the table is not throttled.
 */
final class Rates {
  private record Rate(
      String name,
      String service,
      Set<String> operations,
      double burst,
      double perSecond,
      ToDoubleFunction<Object> cost) {
    boolean holds(String calledService, String operation) {
      return service.equals(calledService)
          && (operations.isEmpty() || operations.contains(operation));
    }
  }

  private static final List<Rate> TABLE =
      List.of(
          new Rate(
              "service changes",
              "ecs",
              Set.of("UpdateService", "CreateService", "DeleteService"),
              50,
              5,
              r -> 1),
          new Rate(
              "service reads", "ecs", Set.of("DescribeServices", "ListServices"), 100, 20, r -> 1),
          new Rate("requests", "route53", Set.of(), 50, 10, r -> 1),
          new Rate(
              "changes",
              "route53",
              Set.of("ChangeResourceRecordSets"),
              1500,
              100,
              Rates::changeCost),
          new Rate("health check updates", "route53", Set.of("UpdateHealthCheck"), 50, 5, r -> 1),
          new Rate("health check status", "route53", Set.of("GetHealthCheckStatus"), 4, 1, r -> 1));

  private final Estate estate;
  private final Map<String, TokenBucket> buckets = new HashMap<>();

  Rates(Estate estate) {
    this.estate = estate;
  }

  /** The name of the rate that a call exceeds. */
  Optional<String> exceeded(String service, String region, String operation, Object request) {
    for (Rate rate : TABLE) {
      if (rate.holds(service, operation)
          && !bucket(rate, region).take(rate.cost().applyAsDouble(request), estate.now())) {
        return Optional.of(rate.name());
      }
    }
    return Optional.empty();
  }

  private TokenBucket bucket(Rate rate, String region) {
    return buckets.computeIfAbsent(
        rate.service() + "/" + rate.name() + "/" + region,
        k ->
            new TokenBucket(
                rate.burst(), rate.perSecond() * estate.clock().speedUp(), estate.now()));
  }

  private static double changeCost(Object request) {
    ChangeResourceRecordSetsRequest batch = (ChangeResourceRecordSetsRequest) request;
    if (batch.changeBatch() == null) {
      return 1;
    }
    return batch.changeBatch().changes().stream()
        .mapToDouble(change -> change.action() == ChangeAction.UPSERT ? 2 : 1)
        .sum();
  }
}
