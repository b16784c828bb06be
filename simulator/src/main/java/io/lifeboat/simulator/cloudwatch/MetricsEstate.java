package io.lifeboat.simulator.cloudwatch;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.rds.AuroraEstate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** All metrics of the account: those of its services and those that were put. */
public final class MetricsEstate {
  final Estate estate;
  private final List<MetricSource> sources = new ArrayList<>();
  private final Map<MetricKey, List<Sample>> put = new LinkedHashMap<>();

  /** The metrics of the estate's databases. */
  public MetricsEstate(Estate estate, AuroraEstate databases) {
    this.estate = estate;
    add(new LagMetrics(databases.replication()));
    add(new ReplicaMetrics(databases.databases().replicas()));
    add(new LoadMetrics(databases.loads()));
  }

  /** From now on {@code source} publishes too. */
  public void add(MetricSource source) {
    sources.add(source);
  }

  List<MetricKey> keys(String region) {
    List<MetricKey> keys = new ArrayList<>();
    sources.forEach(source -> keys.addAll(source.keys(region)));
    put.keySet().stream().filter(k -> k.region().equals(region)).forEach(keys::add);
    return keys;
  }

  void put(MetricKey key, Sample sample) {
    put.computeIfAbsent(key, k -> new ArrayList<>()).add(sample);
  }

  /** Values by the start of their period; periods are scaled like everything of AWS. */
  SortedMap<Instant, List<Double>> periods(MetricKey key, Instant from, Instant to, int seconds) {
    long step = Math.max(1, estate.clock().real(Duration.ofSeconds(seconds)).toMillis());
    SortedMap<Instant, List<Double>> periods = new TreeMap<>();
    List<Sample> samples = new ArrayList<>();
    sources.forEach(source -> samples.addAll(new Minutes(estate, source).samples(key, from, to)));
    put.getOrDefault(key, List.of()).stream()
        .filter(s -> !s.at().isBefore(from) && s.at().isBefore(to))
        .forEach(samples::add);
    for (Sample sample : samples) {
      long start = Math.floorDiv(sample.at().toEpochMilli(), step) * step;
      periods
          .computeIfAbsent(Instant.ofEpochMilli(start), k -> new ArrayList<>())
          .add(sample.value());
    }
    return periods;
  }
}
