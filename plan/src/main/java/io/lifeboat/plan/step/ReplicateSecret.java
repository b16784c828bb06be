package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Makes {@code to} have a replica of a secret of {@code from}, which needs both regions. A secret
 * of the same name that stands alone in {@code to} is replaced only when both hold the same value.
 *
 * @param name the plan's name of the secret
 * @param secret its name in Secrets Manager, the same in both regions
 */
public record ReplicateSecret(String name, String secret, Region from, Region to) implements Step {
  public ReplicateSecret {
    Needed.name(name, "the name of a secret");
    Form.SECRET.check(secret, "the secret of " + name);
    Needed.twoRegions(from, to, name);
  }

  @Override
  public String title() {
    return "replicate the secret " + name + " from " + from + " to " + to;
  }

  @Override
  public String undo() {
    return "remove the replica of " + name + " from " + to + ", when this run made it";
  }

  @Override
  public Effect effect() {
    return Effect.REVERSIBLE;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(10);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(5);
  }
}
