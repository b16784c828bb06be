package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.lifeboat.plan.step.EcsService;
import java.util.List;

/**
 * An ECS service, of the same name in every region.
 *
 * @param ecs cluster and service as {@code cluster/service}
 * @param normal how many tasks serve the users
 * @param needs the databases it cannot serve without
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record Service(EcsService ecs, int normal, List<String> needs) {
  public Service {
    needs = needs == null ? List.of() : List.copyOf(needs);
  }
}
