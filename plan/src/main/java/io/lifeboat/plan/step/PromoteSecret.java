package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Makes the replica of a secret in {@code to} one that stands alone. Reading needs it never; it is
 * for when the primary's region is lost and the secret must get another value.
 *
 * @param name the plan's name of the secret
 * @param secret its name in Secrets Manager, the same in both regions
 * @param from where its primary is; not asked
 */
public record PromoteSecret(String name, String secret, Region from, Region to) implements Step {
  public PromoteSecret {
    Needed.name(name, "the name of a secret");
    Form.SECRET.check(secret, "the secret of " + name);
    Needed.twoRegions(from, to, name);
  }

  @Override
  public String title() {
    return "let the secret " + name + " stand alone in " + to;
  }

  @Override
  public Effect effect() {
    return Effect.POINT_OF_NO_RETURN;
  }

  @Override
  public String undo() {
    return "nothing puts it back: "
        + name
        + " stands alone in "
        + to
        + " until it is replicated from there";
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
