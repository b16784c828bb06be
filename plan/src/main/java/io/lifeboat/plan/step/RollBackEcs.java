package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.Optional;

/**
 * Deploys an earlier task definition of a service and waits until the service is stable.
 *
 * @param taskDefinition family and revision, such as {@code checkout:41}; the newest active one
 *     before the present when not given
 */
public record RollBackEcs(
    String name, Region region, EcsService service, Optional<String> taskDefinition)
    implements Step {
  public RollBackEcs {
    Needed.name(name, "the name of a service");
    Needed.present(region, "the region of " + name);
    Needed.present(service, "the ECS service of " + name);
    Needed.present(taskDefinition, "the task definition of " + name);
    taskDefinition.ifPresent(given -> DeployEcs.definition(given, name));
  }

  @Override
  public String title() {
    return "roll "
        + name
        + " in "
        + region
        + " back to "
        + taskDefinition.orElse("the task definition before");
  }

  @Override
  public String undo() {
    return "deploy the task definition that " + name + " in " + region + " had before";
  }

  @Override
  public Effect effect() {
    return Effect.DISRUPTIVE;
  }

  @Override
  public Duration expected() {
    return Duration.ofMinutes(2);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(15);
  }
}
