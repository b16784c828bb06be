package io.lifeboat.simulator.admin;

import io.lifeboat.simulator.SimulatedAws;
import io.lifeboat.simulator.gateway.wire.ServiceShape;
import io.lifeboat.simulator.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The regions, operations and applications that an order may name. */
record Names(
    Set<String> regions, Map<String, String> operations, Set<String> apps, Set<String> databases) {
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
    Set<String> apps = new TreeSet<>();
    world.web().apps().forEach(app -> apps.addAll(List.of(app.path(), app.runsOn())));
    Set<String> databases = new TreeSet<>();
    world.rds().forEach(instance -> databases.add(instance.id()));
    return new Names(regions, operations, apps, databases);
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
