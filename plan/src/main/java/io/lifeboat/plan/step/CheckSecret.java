package io.lifeboat.plan.step;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Looks whether {@code to} has a secret, in the same version as {@code from}, and may use its key.
 * Its value is never read.
 *
 * @param name the plan's name of the secret
 * @param secret its name in Secrets Manager, the same in both regions
 * @param mode forced, a region that does not answer is not compared with
 */
public record CheckSecret(String name, String secret, Region from, Region to, Mode mode)
    implements Step {
  public CheckSecret {
    Needed.name(name, "the name of a secret");
    Form.SECRET.check(secret, "the secret of " + name);
    Needed.move(from, to, mode, name);
  }

  @Override
  public String title() {
    return "check that " + to + " has the secret " + name;
  }

  @Override
  public Role role() {
    return Role.CONFIGURE;
  }

  @Override
  public Effect effect() {
    return Effect.NONE;
  }

  /** A replica that is being made is there afterwards. */
  @Override
  public boolean isReadiedBy(Step earlier) {
    return earlier instanceof ReplicateSecret replicate
        && replicate.secret().equals(secret)
        && replicate.to().equals(to);
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(2);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(2);
  }
}
