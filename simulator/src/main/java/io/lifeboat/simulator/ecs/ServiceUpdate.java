package io.lifeboat.simulator.ecs;

import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.world.EcsCluster.CircuitBreaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.DeploymentCircuitBreaker;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

/** What UpdateService changes of one service: all of what is asked, or nothing. */
record ServiceUpdate(EcsRegion here, EcsService service) {

  void apply(UpdateServiceRequest request) {
    if (request.desiredCount() != null && request.desiredCount() < 0) {
      throw EcsErrors.parameter("desiredCount cannot be negative");
    }
    Optional<Revision> revision =
        Optional.ofNullable(request.taskDefinition()).map(here::revisionToRun);
    List<String> sentences = new ArrayList<>();
    boolean changed = configure(request.deploymentConfiguration(), sentences);
    changed |= desire(request.desiredCount(), sentences);
    changed |= deploy(revision, Boolean.TRUE.equals(request.forceNewDeployment()), sentences);
    if (!sentences.isEmpty()) {
      here.ecs()
          .estate
          .mutated(
              here.where("UpdateService", service.cluster + "/" + service.name),
              changed,
              String.join("; ", sentences));
    }
  }

  private boolean desire(Integer desired, List<String> sentences) {
    if (desired == null) {
      return false;
    }
    int before = service.desired;
    service.desired = desired;
    here.ecs().reconcile(service);
    sentences.add(
        "desired count of %s in %s %s"
            .formatted(
                service.name,
                here.region(),
                before == desired ? "stays " + desired : "went from " + before + " to " + desired));
    return before != desired;
  }

  private boolean deploy(Optional<Revision> asked, boolean isForced, List<String> sentences) {
    Revision before = service.primary().revision;
    Revision after = asked.orElse(before);
    boolean isNew = isForced || !after.arn().equals(before.arn());
    if (isNew) {
      here.ecs().deploy(service, after);
    }
    if (isNew || asked.isPresent()) {
      sentences.add(
          "%s in %s %s"
              .formatted(
                  service.name,
                  here.region(),
                  isNew
                      ? "is being deployed with " + after.name() + ", after " + before.name()
                      : "stays with " + after.name()));
    }
    return isNew;
  }

  private boolean configure(DeploymentConfiguration asked, List<String> sentences) {
    if (asked == null) {
      return false;
    }
    Only.members(
        asked,
        EcsException.builder(),
        "deploymentCircuitBreaker",
        "minimumHealthyPercent",
        "maximumPercent");
    String before = rules();
    service.minimumHealthyPercent =
        orElse(asked.minimumHealthyPercent(), service.minimumHealthyPercent);
    service.maximumPercent = orElse(asked.maximumPercent(), service.maximumPercent);
    Optional.ofNullable(asked.deploymentCircuitBreaker())
        .ifPresent(b -> service.breaker = breaker(b));
    sentences.add("deployments of %s in %s: %s".formatted(service.name, here.region(), rules()));
    return !before.equals(rules());
  }

  private static int orElse(Integer asked, int otherwise) {
    if (asked != null && asked < 0) {
      throw EcsErrors.parameter("A percentage cannot be negative");
    }
    return asked == null ? otherwise : asked;
  }

  private static CircuitBreaker breaker(DeploymentCircuitBreaker asked) {
    if (!Boolean.TRUE.equals(asked.enable())) {
      return CircuitBreaker.NONE;
    }
    return Boolean.TRUE.equals(asked.rollback()) ? CircuitBreaker.ROLL_BACK : CircuitBreaker.STOP;
  }

  private String rules() {
    return "%d to %d percent of the tasks, circuit breaker %s"
        .formatted(
            service.minimumHealthyPercent,
            service.maximumPercent,
            service.breaker.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
  }
}
