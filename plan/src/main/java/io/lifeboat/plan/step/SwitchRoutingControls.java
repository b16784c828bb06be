package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Moves users by ARC routing controls: one atomic call to the cluster's data plane turns some off
 * and others on; health checks of Route 53 follow them, and records follow the health checks.
 *
 * @param name what users know it by, such as the plan's name of the traffic
 * @param endpoints all of the cluster's
 * @param off ARNs of the routing controls to turn off
 * @param on ARNs of those to turn on; with {@code off} 1 to 10
 * @param overrideSafetyRules ARNs of the safety rules that must not stop it; usually none
 */
public record SwitchRoutingControls(
    String name,
    Region from,
    Region to,
    List<ClusterEndpoint> endpoints,
    List<String> off,
    List<String> on,
    List<String> overrideSafetyRules)
    implements Step {
  private static final int MOST = 10;

  public SwitchRoutingControls {
    Needed.name(name, "the name of what is switched");
    Needed.twoRegions(from, to, name);
    endpoints = Needed.some(endpoints, "the endpoints of the routing controls of " + name);
    off = controls(off, name);
    on = controls(on, name);
    overrideSafetyRules =
        overrideSafetyRules == null ? List.of() : controls(overrideSafetyRules, name);
    int all = off.size() + on.size();
    if (all < 1 || all > MOST) {
      throw new IllegalArgumentException(
          name + " switches " + all + " routing controls; ARC takes 1 to 10 at once");
    }
    Set<String> both = new HashSet<>(off);
    both.addAll(on);
    if (both.size() < all) {
      throw new IllegalArgumentException(name + " names a routing control twice");
    }
  }

  private static List<String> controls(List<String> arns, String name) {
    List<String> given = Needed.any(arns, "the routing controls of " + name);
    given.forEach(
        arn ->
            Needed.arn(
                arn, "route53-recovery-control", "any region", "a routing control of " + name));
    return given;
  }

  @Override
  public String title() {
    return "send the users of " + name + " to " + to + " by routing controls";
  }

  @Override
  public String undo() {
    return "put the routing controls of " + name + " back, which sends the users to " + from;
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
    return Duration.ofSeconds(5);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(5);
  }
}
