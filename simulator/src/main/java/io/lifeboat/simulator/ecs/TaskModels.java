package io.lifeboat.simulator.ecs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ecs.model.Attachment;
import software.amazon.awssdk.services.ecs.model.Connectivity;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.HealthStatus;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.NetworkInterface;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskOverride;

/** The state of tasks in the words of the SDK's model classes, as it is now. */
record TaskModels(EcsRegion here, Instant now) {

  Task task(EcsTask task, boolean withTags) {
    boolean ran = task.everRan() && !task.runsFrom.isAfter(now);
    Task.Builder model =
        Task.builder()
            .taskArn(task.arn)
            .clusterArn(here.clusterArn(task.origin.cluster()))
            .taskDefinitionArn(task.origin.revision().arn())
            .group(task.origin.group())
            .startedBy(task.origin.startedBy())
            .availabilityZone(here.region() + "a")
            .launchType(LaunchType.FARGATE)
            .platformVersion("1.4.0")
            .platformFamily("Linux")
            .cpu(task.origin.revision().definition().cpu())
            .memory(task.origin.revision().definition().memory())
            .overrides(overrides(task))
            .createdAt(task.created)
            .desiredStatus(task.stays() ? "RUNNING" : "STOPPED")
            .lastStatus(task.lastStatus(now))
            .healthStatus(health(task))
            .startedAt(ran ? task.runsFrom : null)
            .attachments(attachment(task))
            .containers(containers(task))
            .tags(withTags ? here.ecs().tags.of(task.arn) : null);
    if (task.hasInterface(now)) {
      model.connectivity(Connectivity.CONNECTED).connectivityAt(task.created);
    }
    return task.stays() ? model.build() : ended(task, model).build();
  }

  private Task.Builder ended(EcsTask task, Task.Builder model) {
    return model
        .stopCode(task.stopCode)
        .stoppedReason(task.stoppedReason)
        .stoppingAt(task.stopAsked)
        .executionStoppedAt(task.runsUntil.isAfter(now) ? null : task.runsUntil)
        .stoppedAt(task.stopped.isAfter(now) ? null : task.stopped);
  }

  private static TaskOverride overrides(EcsTask task) {
    return task.origin.request() == null || task.origin.request().overrides() == null
        ? TaskOverride.builder().containerOverrides(List.of()).build()
        : task.origin.request().overrides();
  }

  /** Without a health check of a container nobody knows, and AWS says so. */
  private HealthStatus health(EcsTask task) {
    boolean isChecked =
        task.origin.revision().definition().containerDefinitions().stream()
            .anyMatch(c -> c.healthCheck() != null);
    if (!isChecked || !task.isRunning(now)) {
      return HealthStatus.UNKNOWN;
    }
    return task.isHealthy() ? HealthStatus.HEALTHY : HealthStatus.UNHEALTHY;
  }

  private Attachment attachment(EcsTask task) {
    List<KeyValuePair> details = new ArrayList<>(List.of(pair("subnetId", subnet(task))));
    if (task.hasInterface(now)) {
      String name = "ip-" + task.address.replace('.', '-') + "." + here.region();
      details.add(pair("networkInterfaceId", EcsModels.id("eni-", task.id)));
      details.add(pair("macAddress", mac(task)));
      details.add(pair("privateDnsName", name + ".compute.internal"));
      details.add(pair("privateIPv4Address", task.address));
    }
    return Attachment.builder()
        .id(attachmentId(task))
        .type("ElasticNetworkInterface")
        .status(attachmentStatus(task))
        .details(details)
        .build();
  }

  private String attachmentStatus(EcsTask task) {
    if (!task.stopped.isAfter(now)) {
      return "DELETED";
    }
    return task.hasInterface(now) ? "ATTACHED" : "PRECREATED";
  }

  private String subnet(EcsTask task) {
    return task.origin.request() == null || task.origin.request().networkConfiguration() == null
        ? EcsModels.id("subnet-", here.region() + "a")
        : task.origin.request().networkConfiguration().awsvpcConfiguration().subnets().get(0);
  }

  private static String attachmentId(EcsTask task) {
    return EcsModels.id("", task.id + " attachment");
  }

  private static String mac(EcsTask task) {
    return "0a:" + task.id.substring(0, 10).replaceAll("(..)(?=.)", "$1:");
  }

  private static KeyValuePair pair(String name, String value) {
    return KeyValuePair.builder().name(name).value(value).build();
  }

  private List<Container> containers(EcsTask task) {
    return task.origin.revision().definition().containerDefinitions().stream()
        .map(c -> container(task, c))
        .toList();
  }

  private Container container(EcsTask task, ContainerDefinition definition) {
    String status = task.lastStatus(now);
    boolean isUp = task.isRunning(now);
    boolean isOver = !task.runsUntil.isAfter(now);
    Integer exit = isOver && task.everRan() ? (task.isHealthy() ? 0 : 1) : null;
    return Container.builder()
        .containerArn(here.arn("container", task.origin.cluster() + "/" + task.id))
        .taskArn(task.arn)
        .name(definition.name())
        .image(definition.image())
        .lastStatus(isUp ? "RUNNING" : status.equals("PENDING") || !isOver ? "PENDING" : "STOPPED")
        .healthStatus(health(task))
        .exitCode(exit)
        .networkInterfaces(
            task.hasInterface(now)
                ? List.of(
                    NetworkInterface.builder()
                        .attachmentId(attachmentId(task))
                        .privateIpv4Address(task.address)
                        .build())
                : List.of())
        .build();
  }
}
