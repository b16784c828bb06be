package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Turns the replication of a bucket round after users have moved: a rule from {@code toBucket} to
 * {@code fromBucket} is enabled, or made like the old one, and the old one is disabled. Objects
 * that were there before a rule stay where they are.
 *
 * @param bucket the plan's name of the bucket
 * @param from the region that users have left
 * @param to the region that they are in
 * @param fromBucket the bucket's name in {@code from}
 * @param toBucket its name in {@code to}
 * @param replicationRole ARN of the role by which S3 replicates from {@code toBucket}
 */
public record ReverseS3Replication(
    String bucket,
    Region from,
    Region to,
    String fromBucket,
    String toBucket,
    String replicationRole)
    implements Step {
  public ReverseS3Replication {
    Needed.name(bucket, "the name of a bucket");
    Needed.twoRegions(from, to, bucket);
    Form.BUCKET.check(fromBucket, "the bucket of " + bucket + " to leave");
    Form.BUCKET.check(toBucket, "the bucket of " + bucket + " to go to");
    Needed.arn(replicationRole, "iam", "any region", "the role that replicates " + bucket);
  }

  @Override
  public String title() {
    return "replicate " + bucket + " from " + to + " to " + from;
  }

  @Override
  public String undo() {
    return "replicate " + bucket + " from " + from + " to " + to + " again";
  }

  @Override
  public Role role() {
    return Role.SETTLE;
  }

  @Override
  public Effect effect() {
    return Effect.REVERSIBLE;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(2);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(5);
  }
}
