package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Compares what lies below two prefixes, of one bucket or of two: keys, sizes and ETags. A
 * difference is a finding, not a failure.
 *
 * @param bucket the plan's name of the bucket
 * @param bucketName of the one side, with its region and prefix, such as {@code blue/}
 * @param otherBucketName of the other side
 */
public record CompareS3Prefix(
    String bucket,
    Region region,
    String bucketName,
    String prefix,
    Region otherRegion,
    String otherBucketName,
    String otherPrefix)
    implements Step {
  public CompareS3Prefix {
    Needed.name(bucket, "the name of a bucket");
    Needed.present(region, "the region of " + bucket);
    Needed.present(otherRegion, "the other region of " + bucket);
    Form.BUCKET.check(bucketName, "the bucket of " + bucket);
    Form.BUCKET.check(otherBucketName, "the other bucket of " + bucket);
    Needed.present(prefix, "the prefix in " + bucket);
    Needed.present(otherPrefix, "the other prefix in " + bucket);
  }

  @Override
  public String title() {
    return "compare %s of %s in %s with %s in %s"
        .formatted(name(prefix), bucket, region, name(otherPrefix), otherRegion);
  }

  private static String name(String prefix) {
    return prefix.isEmpty() ? "everything" : prefix;
  }

  @Override
  public Role role() {
    return Role.OTHER;
  }

  @Override
  public Effect effect() {
    return Effect.NONE;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(10);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(30);
  }
}
