package io.lifeboat.plan.health;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.step.EcsService;
import java.util.List;

/**
 * Asks ECS of a service, and CloudWatch of the load balancers before it.
 *
 * @param serving whether the users are there: it must run tasks then
 * @param tellsOfMaximum whether as many tasks as the autoscaling lets it run are told of
 * @param errors which part of the load balancers' answers may be 5xx, in percent
 */
public record AskEcs(
    Region region,
    String service,
    EcsService ecs,
    boolean serving,
    boolean tellsOfMaximum,
    double errors,
    List<String> needs)
    implements Check {
  public AskEcs {
    needs = needs == null ? List.of() : List.copyOf(needs);
  }

  @Override
  public String name() {
    return "service " + service;
  }

  @Override
  public boolean servesUsers() {
    return serving;
  }
}
