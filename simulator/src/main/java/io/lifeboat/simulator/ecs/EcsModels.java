package io.lifeboat.simulator.ecs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.Service;

/** The state of services in the words of the SDK's model classes. */
record EcsModels(EcsRegion here) {
  Service service(EcsService service, boolean withTags) {
    Instant now = here.ecs().estate.now();
    String arn = service.arn(here.account());
    return Service.builder()
        .serviceArn(arn)
        .serviceName(service.name)
        .clusterArn(here.clusterArn(service.cluster))
        .status("ACTIVE")
        .desiredCount(service.desired)
        .runningCount(service.running(now))
        .pendingCount(service.pending(now))
        .launchType(LaunchType.FARGATE)
        .taskDefinition(taskDefinition(service))
        .createdAt(service.created)
        .deployments(deployment(service, now))
        .tags(withTags ? here.ecs().tags.of(arn) : null)
        .build();
  }

  /** A change of the desired count alone begins no deployment, so the last one stays completed. */
  private Deployment deployment(EcsService service, Instant now) {
    String id = UUID.nameUUIDFromBytes(service.arn(here.account()).getBytes(UTF_8)).toString();
    return Deployment.builder()
        .id("ecs-svc/" + id.replaceAll("\\D", ""))
        .status("PRIMARY")
        .taskDefinition(taskDefinition(service))
        .desiredCount(service.desired)
        .runningCount(service.running(now))
        .pendingCount(service.pending(now))
        .failedTasks(0)
        .createdAt(service.created)
        .updatedAt(service.created)
        .launchType(LaunchType.FARGATE)
        .rolloutState("COMPLETED")
        .rolloutStateReason("ECS deployment " + id + " completed.")
        .build();
  }

  private String taskDefinition(EcsService service) {
    return "arn:aws:ecs:%s:%s:task-definition/%s:1"
        .formatted(service.region, here.account(), service.name);
  }

  Cluster cluster(String name) {
    Instant now = here.ecs().estate.now();
    List<EcsService> services =
        here.ecs().in(here.region()).filter(s -> s.cluster.equals(name)).toList();
    return Cluster.builder()
        .clusterArn(here.clusterArn(name))
        .clusterName(name)
        .status("ACTIVE")
        .activeServicesCount(services.size())
        .runningTasksCount(services.stream().mapToInt(s -> s.running(now)).sum())
        .pendingTasksCount(services.stream().mapToInt(s -> s.pending(now)).sum())
        .build();
  }
}
