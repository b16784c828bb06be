package io.lifeboat.simulator.s3;

import io.lifeboat.simulator.world.S3;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.model.ReplicationConfiguration;
import software.amazon.awssdk.services.s3.model.ReplicationRule;
import software.amazon.awssdk.services.s3.model.ReplicationRuleFilter;
import software.amazon.awssdk.services.s3.model.ReplicationRuleStatus;

/** A bucket with what it holds. Guarded by the estate's lock. */
final class StoredBucket {
  final String name;
  final String region;
  final boolean isVersioned;
  final Map<String, StoredObject> objects = new TreeMap<>();
  Duration lag;
  Optional<ReplicationConfiguration> replication;

  StoredBucket(S3.Bucket spec, String account, Instant made) {
    this.name = spec.bucket();
    this.region = spec.region();
    this.isVersioned = spec.versioning();
    this.lag = spec.lag();
    this.replication =
        spec.replicates().isEmpty()
            ? Optional.empty()
            : Optional.of(configuration(spec.replicates(), account));
    spec.objects().forEach((prefix, count) -> fill(prefix, count, made));
  }

  private void fill(String prefix, int count, Instant made) {
    for (int number = 1; number <= count; number++) {
      String key = "%sobject-%03d".formatted(prefix, number);
      objects.put(key, new StoredObject(key, "made-up " + number, made, Optional.empty()));
    }
  }

  /** The rules that are for an object. */
  List<ReplicationRule> rulesFor(String key) {
    return replication
        .map(
            config ->
                config.rules().stream()
                    .filter(rule -> rule.status() == ReplicationRuleStatus.ENABLED)
                    .filter(rule -> key.startsWith(prefix(rule)))
                    .toList())
        .orElse(List.of());
  }

  static String prefix(ReplicationRule rule) {
    return Optional.ofNullable(rule.filter())
        .map(ReplicationRuleFilter::prefix)
        .or(() -> Optional.ofNullable(oldPrefix(rule)))
        .orElse("");
  }

  @SuppressWarnings("deprecation") // first-version rules still have it
  private static String oldPrefix(ReplicationRule rule) {
    return rule.prefix();
  }

  /** The bucket that a rule's ARN names. */
  static String destination(ReplicationRule rule) {
    String arn = rule.destination() == null ? null : rule.destination().bucket();
    return arn == null ? "" : arn.substring(arn.lastIndexOf(':') + 1);
  }

  private static ReplicationConfiguration configuration(List<S3.Rule> rules, String account) {
    return ReplicationConfiguration.builder()
        .role("arn:aws:iam::%s:role/replication".formatted(account))
        .rules(rules.stream().map(StoredBucket::rule).toList())
        .build();
  }

  private static ReplicationRule rule(S3.Rule rule) {
    return ReplicationRule.builder()
        .id(rule.rule())
        .priority(1)
        .filter(f -> f.prefix(rule.prefix()))
        .status(rule.enabled() ? ReplicationRuleStatus.ENABLED : ReplicationRuleStatus.DISABLED)
        .deleteMarkerReplication(d -> d.status("Disabled"))
        .destination(
            d ->
                d.bucket("arn:aws:s3:::" + rule.to())
                    .metrics(m -> m.status("Enabled").eventThreshold(t -> t.minutes(15))))
        .build();
  }
}
