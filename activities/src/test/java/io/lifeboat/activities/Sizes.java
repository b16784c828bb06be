package io.lifeboat.activities;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.step.EcsService;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.Tag;

/** A simulated service's size as text, such as {@code 4 tasks, 4 to 12}. */
final class Sizes {
  private Sizes() {}

  static String of(Simulation simulation, Region region, EcsService service) {
    int tasks =
        simulation
            .ecs(region)
            .describeServices(
                request -> request.cluster(service.cluster()).services(service.service()))
            .services()
            .get(0)
            .desiredCount();
    ScalableTarget bounds =
        simulation
            .autoScaling(region)
            .describeScalableTargets(
                request ->
                    request
                        .serviceNamespace(ServiceNamespace.ECS)
                        .resourceIds("service/" + service))
            .scalableTargets()
            .get(0);
    return tasks + " tasks, " + bounds.minCapacity() + " to " + bounds.maxCapacity();
  }

  /** The tag that a fence has left on a service, such as {@code desired=4 ...}; empty without. */
  static String tag(Simulation simulation, Region region, EcsService service) {
    return simulation
        .ecs(region)
        .describeServices(
            request ->
                request
                    .cluster(service.cluster())
                    .services(service.service())
                    .include(ServiceField.TAGS))
        .services()
        .get(0)
        .tags()
        .stream()
        .filter(tag -> tag.key().equals("lifeboat:size"))
        .map(Tag::value)
        .findFirst()
        .orElse("");
  }
}
