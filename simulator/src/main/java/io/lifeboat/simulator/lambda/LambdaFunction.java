package io.lifeboat.simulator.lambda;

import io.lifeboat.simulator.world.Lambda;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A function in one region. Guarded by the estate's lock. */
final class LambdaFunction {
  final String region;
  final String arn;
  final Lambda.Function spec;
  final TreeMap<Integer, Settings> versions = new TreeMap<>();
  final Map<String, Integer> aliases;
  final Map<String, Provisioned> provisioned = new TreeMap<>();
  final Map<String, String> tags = new TreeMap<>();
  final Set<String> seen = new HashSet<>();
  Settings settings;
  Integer reserved;
  Instant modified;
  Instant updatedFrom;
  int revision = 1;

  /**
   * Instances kept warm for an alias or a version.
   *
   * @param ready from when on they are there
   */
  record Provisioned(int requested, Instant asked, Instant ready) {}

  LambdaFunction(String region, String arn, Lambda.Function spec, Settings settings, Instant now) {
    this.region = region;
    this.arn = arn;
    this.spec = spec;
    this.settings = settings;
    this.aliases = new TreeMap<>(spec.aliases());
    this.modified = now;
    this.updatedFrom = now;
    int newest = aliases.values().stream().mapToInt(v -> v).max().orElse(0);
    for (int version = 1; version <= newest; version++) {
      versions.put(version, settings);
    }
  }

  String name() {
    return spec.function();
  }

  boolean isBeingUpdated(Instant now) {
    return updatedFrom.isAfter(now);
  }

  void change(Settings other, Instant now, Duration takes) {
    settings = other;
    modified = now;
    updatedFrom = now.plus(takes);
    revision++;
  }

  /** The settings of {@code $LATEST}, an alias or a version; empty when there is no such. */
  Optional<Settings> settings(String qualifier) {
    return isLatest(qualifier) ? Optional.of(settings) : version(qualifier).map(versions::get);
  }

  /** The version that a qualifier stands for; empty for {@code $LATEST} and unknown ones. */
  Optional<Integer> version(String qualifier) {
    return Optional.ofNullable(aliases.get(qualifier))
        .or(() -> Optional.of(qualifier).filter(q -> q.matches("\\d{1,9}")).map(Integer::valueOf))
        .filter(versions::containsKey);
  }

  static boolean isLatest(String qualifier) {
    return qualifier == null || qualifier.equals("$LATEST");
  }

  int provisionedInAll() {
    return provisioned.values().stream().mapToInt(Provisioned::requested).sum();
  }

  /** What it takes from the account's limit for itself. */
  int held() {
    return reserved == null ? provisionedInAll() : reserved;
  }
}
