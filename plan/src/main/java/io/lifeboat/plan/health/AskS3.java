package io.lifeboat.plan.health;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Asks S3 of a bucket, and CloudWatch how far it is behind the bucket of the region where the users
 * are.
 *
 * @param fromBucket that bucket; empty when it is this one
 * @param lag how far it may be behind before that is told
 * @param rpo more is bad
 */
public record AskS3(
    Region region,
    String store,
    String bucket,
    Optional<String> fromBucket,
    Duration lag,
    Duration rpo)
    implements Check {
  @Override
  public String name() {
    return "store " + store;
  }

  @Override
  public List<String> needs() {
    return List.of();
  }

  @Override
  public boolean servesUsers() {
    return fromBucket.isEmpty();
  }
}
