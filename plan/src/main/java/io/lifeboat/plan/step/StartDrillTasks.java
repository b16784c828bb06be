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
    Needed.present(region, "the region of the tasks to start");
    services = Needed.some(services, "the services to start on the side in " + region);
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
