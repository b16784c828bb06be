package io.lifeboat.plan.procedure;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.Service;
import io.lifeboat.plan.step.Probe;
import io.lifeboat.plan.step.RollBackEcs;
import io.lifeboat.plan.step.ValidateHealth;
import java.util.List;
import java.util.Optional;

/** Derives how one service goes back to an earlier release where it runs. */
public final class RollbackProcedure {
  public static final String NAME = "rollback";

  private RollbackProcedure() {}

  /**
   * The earlier task definition, and a look whether the region is healthy with it.
   *
   * @param service the plan's name of the service
   * @throws IllegalArgumentException when the plan does not know the service or the region
   */
  public static Procedure ofService(
      RecoveryPlan plan, String service, Region region, Optional<String> taskDefinition) {
    Service known = plan.ecs().get(service);
    if (known == null) {
      throw new IllegalArgumentException(
          "%s has no service '%s'; its services are %s"
              .formatted(plan.application(), service, plan.ecs().keySet()));
    }
    if (!plan.regions().all().contains(region)) {
      throw new IllegalArgumentException(
          "%s does not live in %s; its regions are %s"
              .formatted(plan.application(), region, plan.regions().all()));
    }
    Draft draft = new Draft();
    String id = "roll-back-" + service;
    draft.add(
        id,
        new RollBackEcs(service, region, known.ecs(), taskDefinition),
        List.of(),
        OnFailure.PAUSE);
    List<Probe> probes =
        plan.httpHealth().entrySet().stream()
            .filter(check -> check.getKey().equals(service))
            .map(check -> check.getValue().inRegion(service, region))
            .toList();
    if (!probes.isEmpty()) {
      draft.add(
          "validate-" + service,
          new ValidateHealth(
              ValidateHealth.View.REGION, region, probes, plan.proofOrUsual().answers()),
          List.of(id),
          OnFailure.PAUSE);
    }
    return new Procedure(NAME, Mode.GRACEFUL, region, region, draft.inOrder());
  }
}
