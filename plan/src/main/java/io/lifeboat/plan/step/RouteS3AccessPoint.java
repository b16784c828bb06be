package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Sends the traffic of an S3 Multi-Region Access Point to another region: its route becomes active,
 * the other passive.
 *
 * @param bucket the plan's name of the bucket
 * @param account twelve digits
 * @param accessPoint its alias, such as {@code mfzwi23gnjvgw.mrap}
 * @param fromBucket the bucket's name in {@code from}
 * @param toBucket its name in {@code to}
 */
public record RouteS3AccessPoint(
    String bucket,
    String account,
    String accessPoint,
    Region from,
    Region to,
    String fromBucket,
    String toBucket)
    implements Step {
  public RouteS3AccessPoint {
    Needed.name(bucket, "the name of a bucket");
    Needed.present(account, "the account of " + bucket);
    Needed.present(accessPoint, "the access point of " + bucket);
    Needed.twoRegions(from, to, bucket);
    Form.BUCKET.check(fromBucket, "the bucket of " + bucket + " to leave");
    Form.BUCKET.check(toBucket, "the bucket of " + bucket + " to go to");
    if (!account.matches("\\d{12}")) {
      throw new IllegalArgumentException("the account of " + bucket + " must be twelve digits");
    }
    if (!accessPoint.matches("[a-z0-9]+\\.mrap")) {
      throw new IllegalArgumentException(
          "the access point of %s must be an alias such as mfzwi23gnjvgw.mrap".formatted(bucket));
    }
  }

  @Override
  public String title() {
    return "route " + bucket + " to " + to;
  }

  @Override
  public String undo() {
    return "route " + bucket + " as before";
  }

  @Override
  public Role role() {
    return Role.TRAFFIC;
  }

  @Override
  public Effect effect() {
    return Effect.DISRUPTIVE;
  }

  @Override
  public Duration expected() {
    return Duration.ofMinutes(1);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(10);
  }
}
