package io.lifeboat.activities.ecs;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.checks.Look;
import io.lifeboat.activities.checks.Parts;
import io.lifeboat.activities.checks.Seen;
import io.lifeboat.activities.cloudwatch.LagMetrics;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.health.AskEcs;
import io.lifeboat.plan.health.Sight;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;

/** Sees whether a service runs its tasks, and what the load balancers before it answer. */
public final class LookAtEcs implements Look<AskEcs> {
  private final AwsClients aws;

  public LookAtEcs(AwsClients aws) {
    this.aws = aws;
  }

  @Override
  public Class<AskEcs> check() {
    return AskEcs.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(EcsServices.DESCRIBE, "how many tasks are wanted and run"),
        new IamNeed(EcsServices.BOUNDS, "what the autoscaler keeps"),
        new IamNeed(TargetGroup.LIST, "which load balancers stand before it"),
        new IamNeed(LagMetrics.PERMISSION, "what they answer"));
  }

  @Override
  public Seen at(AskEcs check, Watch watch) {
    Optional<EcsState> found = new EcsServices(aws, check.region(), watch).read(check.ecs());
    if (found.isEmpty()) {
      return Seen.bad("is gone: there is no active service " + check.ecs(), described());
    }
    EcsState service = found.get();
    if (check.serving() && service.desired() == 0) {
      return Seen.bad("is set to no task at all", described());
    }
    Parts parts =
        new Parts().figure("tasks", service.running()).figure("wanted", service.desired());
    parts.add(
        tasks(service), "runs %d of %d tasks".formatted(service.running(), service.desired()));
    service.failure().ifPresent(why -> parts.add(Sight.WORN, "its deployment has failed"));
    if (check.tellsOfMaximum() && isAtMaximum(service)) {
      parts.add(
          Sight.WORN, "its autoscaling lets it run no more than %d".formatted(service.maximum()));
    }
    service.service().loadBalancers().stream()
        .map(LoadBalancer::targetGroupArn)
        .filter(Objects::nonNull)
        .forEach(
            arn ->
                TargetGroup.find(aws, check.region(), arn, watch)
                    .ifPresent(group -> group.judge(check.errors(), parts)));
    return parts.seen();
  }

  private static Sight tasks(EcsState service) {
    if (service.running() == 0 && service.desired() > 0) {
      return Sight.BAD;
    }
    return service.running() < service.desired() ? Sight.WORN : Sight.GOOD;
  }

  private static boolean isAtMaximum(EcsState service) {
    return service.scaling().isPresent()
        && service.maximum() > service.minimum()
        && service.desired() >= service.maximum();
  }

  private static Map<String, Double> described() {
    return Map.of("described", 1.0);
  }
}
