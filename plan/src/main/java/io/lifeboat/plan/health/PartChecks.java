package io.lifeboat.plan.health;

import io.lifeboat.plan.LambdaFunction;
import io.lifeboat.plan.Limits;
import io.lifeboat.plan.ReplicatedSecret;
import io.lifeboat.plan.Service;
import io.lifeboat.plan.Workload;
import io.lifeboat.plan.health.Checks.Place;
import java.util.List;
import java.util.stream.Stream;

/** What is to be looked at of services, and of what they read and are fed by. */
final class PartChecks {
  private PartChecks() {}

  static Stream<Check> in(Place place) {
    return Stream.of(services(place), queues(place), secrets(place)).flatMap(checks -> checks);
  }

  /** What a service cannot serve without. */
  static List<String> neededBy(Place place, String service) {
    Workload workload = place.plan().services().get(service);
    if (workload instanceof Service ecs) {
      return place.named(ecs.needs());
    }
    return workload instanceof LambdaFunction function ? place.named(function.needs()) : List.of();
  }

  private static Stream<Check> services(Place place) {
    Limits limits = place.plan().detectionOrUsual().limitsOrUsual();
    return place.plan().ecs().entrySet().stream()
        .map(
            named ->
                new AskEcs(
                    place.region(),
                    named.getKey(),
                    named.getValue().ecs(),
                    place.takesUsers(),
                    limits.tellsOfMaximum(),
                    limits.errorsPercent(),
                    neededBy(place, named.getKey())));
  }

  private static Stream<Check> queues(Place place) {
    Limits limits = place.plan().detectionOrUsual().limitsOrUsual();
    return place.plan().consumers().entrySet().stream()
        .flatMap(
            named ->
                named.getValue().queue().stream()
                    .map(
                        queue ->
                            new AskQueue(
                                place.region(), named.getKey(), queue, limits.waitingOrUsual())));
  }

  private static Stream<Check> secrets(Place place) {
    return place.plan().configurationOf(ReplicatedSecret.class).entrySet().stream()
        .map(named -> new AskSecret(place.region(), named.getKey(), named.getValue().secret()));
  }
}
