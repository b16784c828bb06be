package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.lifeboat.plan.step.EcsService;
import java.util.List;
import java.util.Optional;

/**
 * An ECS service, of the same name in every region.
 *
 * @param ecs cluster and service as {@code cluster/service}
 * @param normal how many tasks serve the users
 * @param needs the databases it cannot serve without
 * @param standby how many tasks wait in a region that does not serve; a failback scales down to it
 *     at its end, and leaves the tasks alone when it is not given
 * @param drill how it is started on the side in an isolated drill
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record Service(
    EcsService ecs,
    int normal,
    List<String> needs,
    Optional<Integer> standby,
    Optional<DrillTasks> drill)
    implements Workload {
  public Service {
    needs = needs == null ? List.of() : List.copyOf(needs);
  }
}
