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
    services = List.copyOf(services);
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
