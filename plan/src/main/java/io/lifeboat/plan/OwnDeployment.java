package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.lifeboat.plan.step.DeployEcs;
import io.lifeboat.plan.step.Step;
import java.util.Optional;

/**
 * A task definition of a service on ECS, deployed and waited for.
 *
 * @param deploy the plan's name of the service
 * @param taskDefinition family and revision
 * @param in the region; where the application moves to when not given
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record OwnDeployment(String deploy, String taskDefinition, Optional<String> in)
    implements OwnAction {
  /**
   * @throws IllegalArgumentException when the plan has no such service
   */
  @Override
  public Step step(String id, OuterMove move) {
    Service service = move.plan().ecs().get(deploy);
    if (service == null) {
      throw new IllegalArgumentException(
          "'%s' deploys '%s', but the services on ECS are %s"
              .formatted(id, deploy, move.plan().ecs().keySet()));
    }
    return new DeployEcs(deploy, move.in(in), service.ecs(), taskDefinition);
  }
}
