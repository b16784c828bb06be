package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Deploys a task definition of a service and waits until the service is stable and nothing of the
 * former one runs.
 *
 * @param name the plan's name of the service
 * @param taskDefinition family and revision, such as {@code checkout:42}
 */
public record DeployEcs(String name, Region region, EcsService service, String taskDefinition)
    implements Step {
  public DeployEcs {
    Needed.name(name, "the name of a service");
    Needed.present(region, "the region of " + name);
    Needed.present(service, "the ECS service of " + name);
    definition(taskDefinition, name);
  }

  static void definition(String taskDefinition, String service) {
    Needed.text(taskDefinition, "the task definition of " + service);
    Needed.that(
        taskDefinition.matches("[a-zA-Z0-9_-]{1,255}:[1-9]\\d{0,8}"),
        "'" + taskDefinition + "' is not a task definition; write family:revision");
  }

  @Override
  public String title() {
    return "deploy " + taskDefinition + " of " + name + " in " + region;
  }

  @Override
  public String undo() {
    return "deploy the task definition that " + name + " in " + region + " had before";
  }

  @Override
  public Role role() {
    return Role.SERVE;
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
