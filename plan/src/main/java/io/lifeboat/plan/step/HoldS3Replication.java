package io.lifeboat.plan.step;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.Optional;

/**
 * Holds the run when objects of a bucket have not reached the other region: the rule must be
 * enabled, its replication no further behind than the objective allows. A figure that is missing or
 * older than {@code freshWithin} is unknown, never zero. Failed objects hold a graceful run; a
 * forced one goes on and leaves them to do.
 *
 * @param bucket the plan's name of the bucket
 * @param fromBucket its name in {@code from}
 * @param toBucket its name in {@code to}
 * @param objective the recovery point objective
 * @param freshWithin the greatest age at which the newest figure still counts
 */
public record HoldS3Replication(
    String bucket,
    Region from,
    Region to,
    String fromBucket,
    String toBucket,
    Duration objective,
    Duration freshWithin,
    Mode mode)
    implements Step {
  public HoldS3Replication {
    Needed.name(bucket, "the name of a bucket");
    Form.BUCKET.check(fromBucket, "the bucket of " + bucket + " to leave");
    Form.BUCKET.check(toBucket, "the bucket of " + bucket + " to go to");
    Needed.move(from, to, mode, bucket);
    Needed.notNegative(objective, "the RPO of " + bucket);
    Needed.positive(freshWithin, "how old a lag figure of " + bucket + " may be");
  }

  @Override
  public String title() {
    return "hold the replication of " + bucket + " against the RPO";
  }

  @Override
  public Role role() {
    return Role.HOLD;
  }

  @Override
  public Optional<String> about() {
    return Optional.of(bucket);
  }

  @Override
  public Effect effect() {
    return Effect.NONE;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(1);
  }

  /** In a planned move the first figures after a change are waited for. */
  @Override
  public Duration timeout() {
    return Duration.ofMinutes(mode == Mode.GRACEFUL ? 7 : 1);
  }
}
