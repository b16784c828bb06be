package io.lifeboat.simulator.rds;

import io.lifeboat.simulator.Estate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How busy instances are, of Aurora and others. Guarded by the estate's lock. */
public final class Loads {
  private static final double USUAL_CPU = 30;
  private static final double USUAL_CONNECTIONS = 120;
  private static final double BUSY_CPU = 97;
  private static final double BUSY_CONNECTIONS = 1_700;

  private final AuroraEstate aurora;
  private final Map<String, Instant> busy = new LinkedHashMap<>();

  Loads(AuroraEstate aurora, Estate estate) {
    this.aurora = aurora;
    estate
        .faults()
        .listenToOverload(
            (instance, since) ->
                since.ifPresentOrElse(at -> busy.put(instance, at), () -> busy.remove(instance)));
  }

  /** The identifiers of all instances of a region. */
  public List<String> instances(String region) {
    return Stream.concat(
            aurora.clusters.stream()
                .filter(cluster -> cluster.region.equals(region))
                .flatMap(cluster -> cluster.instances.stream())
                .map(instance -> instance.id),
            aurora.databases().all.stream()
                .filter(database -> database.region.equals(region))
                .map(database -> database.id))
        .toList();
  }

  /** The processor's load in percent through a period; empty while its region was gone. */
  public Optional<Double> cpu(String region, String instance, Instant start) {
    return of(region, instance, start, USUAL_CPU, BUSY_CPU);
  }

  /** How many connections there were through a period; empty while its region was gone. */
  public Optional<Double> connections(String region, String instance, Instant start) {
    return of(region, instance, start, USUAL_CONNECTIONS, BUSY_CONNECTIONS)
        .map(count -> (double) Math.round(count));
  }

  private Optional<Double> of(
      String region, String instance, Instant start, double usual, double much) {
    if (aurora.estate.faults().isGone(region) || !instances(region).contains(instance)) {
      return Optional.empty();
    }
    boolean isBusy = busy.containsKey(instance) && !start.isBefore(busy.get(instance));
    return Optional.of(isBusy ? much : usual * jitter(instance, start));
  }

  /** Within 20 % up or down, the same for the same minute. */
  private static double jitter(String instance, Instant at) {
    return 0.8 + 0.4 * (Math.floorMod((instance + at.toEpochMilli()).hashCode(), 1000) / 1000.0);
  }
}
