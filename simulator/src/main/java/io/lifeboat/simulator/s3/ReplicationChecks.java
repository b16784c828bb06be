package io.lifeboat.simulator.s3;

import java.util.HashSet;
import java.util.Set;
import software.amazon.awssdk.services.s3.model.ReplicationConfiguration;
import software.amazon.awssdk.services.s3.model.ReplicationRule;

/** What S3 asks of a replication configuration. */
final class ReplicationChecks {
  private ReplicationChecks() {}

  static void check(BucketsEstate buckets, StoredBucket bucket, ReplicationConfiguration config) {
    if (config == null || config.role() == null || config.rules().isEmpty()) {
      throw S3Errors.error(
          "MalformedXML", 400, "A replication configuration needs a role and at least one rule");
    }
    if (!bucket.isVersioned) {
      throw S3Errors.invalid(
          "Versioning must be 'Enabled' on the bucket to apply a replication configuration");
    }
    Set<String> ids = new HashSet<>();
    for (ReplicationRule rule : config.rules()) {
      if (rule.id() != null && !ids.add(rule.id())) {
        throw S3Errors.invalid("Rule ID must be unique: " + rule.id());
      }
      check(buckets, rule);
    }
  }

  private static void check(BucketsEstate buckets, ReplicationRule rule) {
    if (rule.filter() != null && (rule.filter().and() != null || rule.filter().tag() != null)) {
      throw S3Errors.error("NotSimulated", 501, "A filter by tags is not simulated");
    }
    StoredBucket to =
        buckets
            .find(StoredBucket.destination(rule))
            .orElseThrow(() -> S3Errors.invalid("Destination bucket must exist."));
    if (!to.isVersioned) {
      throw S3Errors.invalid("Destination bucket must have versioning enabled.");
    }
  }
}
