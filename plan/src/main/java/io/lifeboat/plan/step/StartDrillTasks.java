package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.List;

/**
 * Starts tasks of services on the side, with the clones as their databases and outside every load
 * balancer. Reverting stops them and sees that they are gone.
 */
public record StartDrillTasks(Region region, List<DrillService> services) implements Step {
  public StartDrillTasks {
    services = List.copyOf(services);
  }

  @Override
  public String title() {
    return "start " + services.size() + " services on the side in " + region;
  }

  @Override
  public String undo() {
    return "stop the services on the side in " + region;
  }

  @Override
  public Effect effect() {
    return Effect.REVERSIBLE;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(60);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(10);
  }
}
