package io.lifeboat.simulator.admin;

import io.lifeboat.simulator.SimulatedAws;
import io.lifeboat.simulator.cloudflare.CloudflareApi;
import io.lifeboat.simulator.gateway.wire.ServiceShape;
import io.lifeboat.simulator.webhooks.ReceiverApi;
import io.lifeboat.simulator.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The regions, operations and applications that an order may name. */
record Names(
    Set<String> regions,
    Map<String, String> operations,
    Set<String> apps,
    Set<String> databases,
    Set<String> instances,
    Set<String> hosts) {
  // The control planes of global services are there although nothing runs there.
  private static final String CONTROL_PLANE = "us-east-1";
  private static final String EVERY = "*";

  static Names of(SimulatedAws aws, World world) {
    Set<String> regions = new TreeSet<>(world.regions());
    regions.add(CONTROL_PLANE);
    Map<String, String> operations = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    aws.services().stream()
        .flatMap(type -> ServiceShape.of(type).operations().keySet().stream())
        .forEach(operation -> operations.put(operation, operation));
    Stream.concat(
            ReceiverApi.OPERATIONS.values().stream(),
            Stream.of(CloudflareApi.READ, CloudflareApi.CHANGE))
        .forEach(operation -> operations.put(operation, operation));
    Set<String> apps = new TreeSet<>();
    world.web().apps().forEach(app -> apps.addAll(List.of(app.path(), app.runsOn())));
    Set<String> databases = new TreeSet<>();
    world.rds().forEach(instance -> databases.add(instance.id()));
    Set<String> instances = new TreeSet<>();
    world.regions().forEach(region -> instances.addAll(aws.aurora().loads().instances(region)));
    Set<String> hosts = new TreeSet<>();
    world.receivers().forEach(receiver -> hosts.add(receiver.host()));
    return new Names(regions, operations, apps, databases, instances, hosts);
  }

  String region(String asked) {
    if (!regions.contains(asked)) {
      throw new BadOrder(
          404, "There is no region " + asked + "; there is " + String.join(", ", regions) + ".");
    }
    return asked;
  }

  /** An application by its path or its service. */
  String app(String asked) {
    if (!apps.contains(asked)) {
      throw new BadOrder(
          404, "There is no application " + asked + "; there is " + String.join(", ", apps) + ".");
    }
    return asked;
  }

  /** An RDS instance that the world began with. */
  String database(String asked) {
    if (!databases.contains(asked)) {
      throw new BadOrder(
          404,
          "There is no RDS instance " + asked + "; there is " + String.join(", ", databases) + ".");
    }
    return asked;
  }

  /** An instance of RDS or Aurora that the world began with. */
  String instance(String asked) {
    if (!instances.contains(asked)) {
      throw new BadOrder(
          404,
          "There is no instance " + asked + "; there is " + String.join(", ", instances) + ".");
    }
    return asked;
  }

  /** A host that takes messages. */
  String host(String asked) {
    if (!hosts.contains(asked)) {
      throw new BadOrder(
          404,
          "No host %s takes messages; there is %s.".formatted(asked, String.join(", ", hosts)));
    }
    return asked;
  }

  /** The operation in AWS's own spelling, or {@code *} for every one. */
  String operation(String asked) {
    return asked.equals(EVERY)
        ? asked
        : Optional.ofNullable(operations.get(asked))
            .orElseThrow(
                () ->
                    new BadOrder(
                        404,
                        "No simulated service has an operation "
                            + asked
                            + "; name it as AWS does, such as FailoverGlobalCluster, or * for all."));
  }
}
