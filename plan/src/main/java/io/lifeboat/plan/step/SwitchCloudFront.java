package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Moves the users of a CloudFront distribution to another region: what leads to the origin of
 * {@code from} leads to that of {@code to}, and an origin group asks that one first.
 *
 * @param name the plan's name of the distribution
 * @param distribution its id, such as {@code E2EXAMPLE1234}
 * @param fromOrigin the id, within the distribution, of the origin in {@code from}
 * @param toOrigin that of the origin in {@code to}
 */
public record SwitchCloudFront(
    String name, Region from, Region to, String distribution, String fromOrigin, String toOrigin)
    implements Step {
  public SwitchCloudFront {
    Needed.name(name, "the name of a distribution");
    Needed.twoRegions(from, to, name);
    Needed.twoOrigins(distribution, fromOrigin, toOrigin);
  }

  @Override
  public String title() {
    return "send the users of " + name + " to " + to + " by CloudFront's origins";
  }

  @Override
  public String undo() {
    return "lead " + name + " to the origins as before, which sends the users to " + from;
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
    return Duration.ofMinutes(5);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(30);
  }
}
