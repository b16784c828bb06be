package io.lifeboat.benchmarks;

import io.lifeboat.simulator.JournalEntry;
import io.lifeboat.simulator.SimulatedAws;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * How long AWS itself needed for what was asked of it in one failover, as simulated AWS's own
 * journal has it: the promotion and the DNS change; the services, which take less, are looked at
 * twice a second.
 */
final class AwsTimes implements AutoCloseable {
  private static final Duration GLANCE = Duration.ofMillis(500);

  private final SimulatedAws aws;
  private final List<JournalEntry> journal = new CopyOnWriteArrayList<>();
  private final Thread observer = new Thread(this::observe, "aws-times");
  private volatile Optional<Instant> scaled = Optional.empty();
  private volatile boolean isClosed;

  private AwsTimes(SimulatedAws aws) {
    this.aws = aws;
  }

  static AwsTimes watch(SimulatedAws aws) {
    AwsTimes times = new AwsTimes(aws);
    aws.journal().listen(times.journal::add);
    times.observer.setDaemon(true);
    times.observer.start();
    return times;
  }

  /** The shortest time in which these changes could have followed each other: the ideal RTO. */
  Duration ideal() {
    Duration promotion = Duration.between(first("FailoverGlobalCluster"), first("promoted"));
    Duration services = Duration.between(first("UpdateService"), scaled.orElseThrow());
    Duration slower = promotion.compareTo(services) > 0 ? promotion : services;
    return slower.plus(inSync());
  }

  private Duration inSync() {
    return Duration.between(first("ChangeResourceRecordSets"), first("in sync"));
  }

  private Instant first(String operation) {
    return journal.stream()
        .filter(entry -> entry.operation().equals(operation) && entry.changed())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the journal has no " + operation))
        .at();
  }

  private void observe() {
    while (!isClosed && scaled.isEmpty()) {
      scaled = scaled.or(() -> nowIf(this::isScaled));
      aws.clock().wait(GLANCE);
    }
  }

  private Optional<Instant> nowIf(BooleanSupplier isSo) {
    return isSo.getAsBoolean() ? Optional.of(aws.clock().now()) : Optional.empty();
  }

  private boolean isScaled() {
    return aws
        .client(EcsClient.class, Estate.STANDBY)
        .describeServices(r -> r.cluster(Estate.ECS_CLUSTER).services(Estate.SERVICES.keySet()))
        .services()
        .stream()
        .allMatch(AwsTimes::isFull);
  }

  private static boolean isFull(Service service) {
    return service.runningCount() >= Estate.SERVICES.get(service.serviceName());
  }

  @Override
  public void close() {
    isClosed = true;
    observer.interrupt();
  }
}
