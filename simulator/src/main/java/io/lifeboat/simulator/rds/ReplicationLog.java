package io.lifeboat.simulator.rds;

import io.lifeboat.simulator.Estate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Which secondary followed which writer when, and how far behind; what lag metrics come from. */
public final class ReplicationLog {
  private final Estate estate;
  private final List<Replication> stretches = new ArrayList<>();
  private final Map<String, Duration> lags = new HashMap<>();
  private BiConsumer<String, Optional<Duration>> links = (cluster, lag) -> {};

  ReplicationLog(Estate estate) {
    this.estate = estate;
  }

  /**
   * The lag of a secondary through a whole period.
   *
   * @return empty when it was no secondary, or its source was gone, for a part of the period
   */
  public Optional<Duration> lag(String region, String cluster, Instant start, Instant end) {
    return stretches.stream()
        .filter(s -> s.target().region.equals(region) && s.target().id.equals(cluster))
        .filter(s -> s.covers(start, end))
        .findFirst()
        .map(Replication::lag);
  }

  /** A secondary and the region that it follows or followed. */
  public record Link(String cluster, String sourceRegion) {}

  /** Every link that a region's clusters ever had. */
  public List<Link> links(String region) {
    return stretches.stream()
        .filter(s -> s.target().region.equals(region))
        .map(s -> new Link(s.target().id, s.source().region))
        .distinct()
        .toList();
  }

  /** The region that a secondary followed in a period. */
  public Optional<String> source(String region, String cluster, Instant start, Instant end) {
    return stretches.stream()
        .filter(s -> s.target().region.equals(region) && s.target().id.equals(cluster))
        .filter(s -> s.covers(start, end))
        .findFirst()
        .map(s -> s.source().region);
  }

  /**
   * Tells {@code links} of each secondary (by its ARN) how far behind it is, now and whenever that
   * changes; without a lag when nothing reaches it.
   */
  public void listen(BiConsumer<String, Optional<Duration>> links) {
    this.links = links;
    stretches.stream()
        .filter(s -> s.to() == null)
        .forEach(s -> links.accept(s.target().arn, Optional.of(s.lag())));
  }

  void lag(Global global, Duration lag) {
    lags.put(global.spec.id(), lag);
    refresh(global);
  }

  /** Ends what no longer holds and begins what holds now. */
  void refresh(Global global) {
    begin(global, estate.now());
  }

  /** Begins as if it had been so for an hour, so that there are figures from the start. */
  void start(Global global) {
    begin(global, estate.now().minus(Duration.ofHours(1)));
  }

  private void begin(Global global, Instant since) {
    for (Cluster target : global.members) {
      end(target);
      Optional<Duration> lag = Optional.of(lagOf(global)).filter(l -> follows(global, target));
      lag.ifPresent(l -> stretches.add(new Replication(global.writer, target, l, since, null)));
      links.accept(target.arn, lag);
    }
  }

  void end(Cluster target) {
    stretches.replaceAll(s -> s.target() == target && s.to() == null ? s.until(estate.now()) : s);
  }

  private boolean follows(Global global, Cluster target) {
    return global.writer.arn.equals(target.source)
        && !target.isOldPrimary
        && !target.status.equals("creating")
        && !estate.faults().isGone(global.writer.region)
        && !estate.faults().isGone(target.region);
  }

  private Duration lagOf(Global global) {
    Duration lag = lags.getOrDefault(global.spec.id(), global.spec.lag());
    boolean isSlow = estate.faults().dataPlane(global.writer.region).isPresent();
    return isSlow ? lag.multipliedBy(20) : lag;
  }
}
