package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.List;

/**
 * Stops what writes in the old primary region: every service to zero tasks, the autoscaling minimum
 * first, so that the autoscaler does not bring them back.
 */
public record FenceEcs(Region region, List<EcsService> services) implements Step {
  public FenceEcs {
    Needed.present(region, "the region of the services to stop");
    services = Needed.some(services, "the services to stop in " + region);
  }

  @Override
  public String title() {
    return "stop " + services.size() + " services in " + region;
  }

  @Override
  public String undo() {
    return "let " + services.size() + " services in " + region + " run again as they did";
  }

  @Override
  public Role role() {
    return Role.FENCE;
  }

  @Override
  public Effect effect() {
    return Effect.DISRUPTIVE;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(30);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(5);
  }
}
