package io.lifeboat.simulator.ecs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lifeboat.simulator.world.EcsCluster.CircuitBreaker;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import software.amazon.awssdk.services.ecs.model.AssignPublicIp;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.Service;

/** The state of services in the words of the SDK's model classes. */
record EcsModels(EcsRegion here) {
  Service service(EcsService service, boolean withTags) {
    Instant now = here.ecs().estate.now();
    return Service.builder()
        .serviceArn(service.arn)
        .serviceName(service.name)
        .clusterArn(here.clusterArn(service.cluster))
        .status("ACTIVE")
        .desiredCount(service.desired)
        .runningCount(service.running(now))
        .pendingCount(service.pending(now))
        .launchType(LaunchType.FARGATE)
        .platformVersion("LATEST")
        .schedulingStrategy("REPLICA")
        .taskDefinition(service.primary().revision.arn())
        .deploymentConfiguration(configuration(service))
        .networkConfiguration(network(service))
        .createdAt(service.created)
        .deployments(service.deployments.stream().map(d -> deployment(service, d, now)).toList())
        .tags(withTags ? here.ecs().tags.of(service.arn) : null)
        .build();
  }

  private static DeploymentConfiguration configuration(EcsService service) {
    return DeploymentConfiguration.builder()
        .minimumHealthyPercent(service.minimumHealthyPercent)
        .maximumPercent(service.maximumPercent)
        .deploymentCircuitBreaker(
            b ->
                b.enable(service.breaker != CircuitBreaker.NONE)
                    .rollback(service.breaker == CircuitBreaker.ROLL_BACK))
        .build();
  }

  /** The subnets and the group that the world does not name but that tasks on the side need. */
  private NetworkConfiguration network(EcsService service) {
    return NetworkConfiguration.builder()
        .awsvpcConfiguration(
            v ->
                v.subnets(id("subnet-", here.region() + "a"), id("subnet-", here.region() + "b"))
                    .securityGroups(id("sg-", service.arn))
                    .assignPublicIp(AssignPublicIp.DISABLED))
        .build();
  }

  /** Made-up, and always the same for the same text. */
  static String id(String prefix, String of) {
    String letters = UUID.nameUUIDFromBytes(of.getBytes(UTF_8)).toString().replace("-", "");
    return prefix + letters.substring(0, 17);
  }

  /** A change of the desired count alone begins no deployment, so the last one stays completed. */
  private Deployment deployment(EcsService service, EcsDeployment deployment, Instant now) {
    List<EcsTask> tasks = service.of(deployment).toList();
    boolean isPrimary = deployment == service.primary();
    int running = (int) tasks.stream().filter(t -> t.isRunning(now)).count();
    return Deployment.builder()
        .id(deployment.id)
        .status(isPrimary ? "PRIMARY" : "ACTIVE")
        .taskDefinition(deployment.revision.arn())
        .desiredCount(
            isPrimary ? service.desired : (int) tasks.stream().filter(EcsTask::stays).count())
        .runningCount(running)
        .pendingCount((int) tasks.stream().filter(t -> t.isPending(now)).count())
        .failedTasks(deployment.failedTasks)
        .createdAt(deployment.created)
        .updatedAt(deployment.updated)
        .launchType(LaunchType.FARGATE)
        .platformVersion("1.4.0")
        .platformFamily("Linux")
        .networkConfiguration(network(service))
        .rolloutState(deployment.state)
        .rolloutStateReason(deployment.reason)
        .build();
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
        .runningTasksCount(count(name, t -> t.isRunning(now)))
        .pendingTasksCount(count(name, t -> t.isPending(now)))
        .build();
  }

  private int count(String cluster, Predicate<EcsTask> counts) {
    return (int) here.ecs().tasks.in(here.region(), cluster).filter(counts).count();
  }
}
