package io.lifeboat.plan.step;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Looks whether a CloudFront distribution asks the origin in {@code to} by itself where that in
 * {@code from} fails.
 *
 * @param name the plan's name of the distribution
 * @param distribution its id, such as {@code E2EXAMPLE1234}
 * @param fromOrigin the id, within the distribution, of the origin in {@code from}
 * @param toOrigin that of the origin in {@code to}
 * @param mode forced, it need not be looked at when CloudFront's control plane does not answer
 */
public record CheckOriginGroup(
    String name,
    Region from,
    Region to,
    String distribution,
    String fromOrigin,
    String toOrigin,
    Mode mode)
    implements Step {
  public CheckOriginGroup {
    Needed.name(name, "the name of a distribution");
    Needed.move(from, to, mode, name);
    Needed.twoOrigins(distribution, fromOrigin, toOrigin);
  }

  @Override
  public String title() {
    return "check that " + name + " turns to " + to + " by itself";
  }

  @Override
  public Effect effect() {
    return Effect.NONE;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(2);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(10);
  }
}
