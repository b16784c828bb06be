package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Duration;
import java.util.Optional;

/**
 * From where on something is told of although it works.
 *
 * @param errors which part of the answers of a load balancer may be 5xx; 5% when not given. More is
 *     bad
 * @param lag how far a copy of the data may lag behind; 10s when not given. More than the RPO is
 *     bad
 * @param latency how long a health check without {@code within} may take; 200ms when not given
 * @param cpu of a database; 80% when not given
 * @param connections which part of the connections of a database may be taken; 80% when not given
 * @param waiting how old the oldest message of a queue may be; 5m when not given
 * @param tasksAtMaximum whether it is told when a service runs as many tasks as its autoscaling
 *     lets it; it is when not given
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record Limits(
    Optional<Percent> errors,
    Optional<Duration> lag,
    Optional<Duration> latency,
    Optional<Percent> cpu,
    Optional<Percent> connections,
    Optional<Duration> waiting,
    Optional<Boolean> tasksAtMaximum) {
  public static final Limits USUAL =
      new Limits(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public Limits {
    lag.ifPresent(time -> positive(time, "lag"));
    latency.ifPresent(time -> positive(time, "latency"));
    waiting.ifPresent(time -> positive(time, "waiting"));
  }

  /** Which part of the answers may be 5xx, in percent. */
  public double errorsPercent() {
    return errors.map(Percent::value).orElse(5.0);
  }

  /** How far a copy may lag behind. */
  public Duration lagOrUsual() {
    return lag.orElse(Duration.ofSeconds(10));
  }

  /** How long an answer may take. */
  public Duration latencyOrUsual() {
    return latency.orElse(Duration.ofMillis(200));
  }

  /** How busy the processor of a database may be, in percent. */
  public double cpuPercent() {
    return cpu.map(Percent::value).orElse(80.0);
  }

  /** Which part of the connections may be taken, in percent. */
  public double connectionsPercent() {
    return connections.map(Percent::value).orElse(80.0);
  }

  /** How old the oldest message may be. */
  public Duration waitingOrUsual() {
    return waiting.orElse(Duration.ofMinutes(5));
  }

  /** Whether it is told when a service is at its maximum. */
  public boolean tellsOfMaximum() {
    return tasksAtMaximum.orElse(true);
  }

  private static void positive(Duration time, String name) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException(name + " must be longer than nothing");
    }
  }
}
