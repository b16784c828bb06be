package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.List;

/**
 * Lets services run again that a fence has stopped: their former size and autoscaling, which the
 * fence left in the tag {@code lifeboat:size}, are put back. A service without that tag is as it
 * shall be.
 */
public record OpenEcs(Region region, List<EcsService> services) implements Step {
  public OpenEcs {
    Needed.present(region, "the region of the services to run again");
    services = Needed.some(services, "the services to run again in " + region);
  }

  @Override
  public String title() {
    return "let " + services.size() + " services in " + region + " run again";
  }

  @Override
  public String undo() {
    return "stop "
        + services.size()
        + " services in "
        + region
        + " again, if a fence had stopped them";
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
