package io.lifeboat.simulator.ecs;

import io.lifeboat.simulator.world.EcsCluster;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionStatus;

/**
 * One revision of a task definition.
 *
 * @param isHealthy whether its tasks work; those of a broken one start, fail and end
 */
record Revision(TaskDefinition definition, boolean isHealthy) {
  private static final String BROKEN = "broken";

  /** A registered one; it is broken when the tag of one of its images says so. */
  static Revision registered(TaskDefinition definition) {
    boolean isBroken =
        definition.containerDefinitions().stream()
            .anyMatch(c -> c.image() != null && c.image().endsWith(":" + BROKEN));
    return new Revision(definition, !isBroken);
  }

  /** One that the world file names. */
  static Revision of(EcsRegion here, String family, EcsCluster.Revision spec) {
    String image =
        "%s.dkr.ecr.%s.amazonaws.com/%s:%d"
            .formatted(here.account(), here.region(), family, spec.revision());
    ContainerDefinition container =
        ContainerDefinition.builder()
            .name(spec.container() == null ? family : spec.container())
            .image(image)
            .essential(true)
            .portMappings(port(spec.port()))
            .environment(environment(here, spec.environment()))
            .healthCheck(
                h -> h.command("CMD-SHELL", "curl -f http://localhost:" + spec.port() + "/"))
            .build();
    return new Revision(
        TaskDefinition.builder()
            .taskDefinitionArn(here.arn("task-definition", family + ":" + spec.revision()))
            .family(family)
            .revision(spec.revision())
            .status(TaskDefinitionStatus.ACTIVE)
            .containerDefinitions(container)
            .networkMode(NetworkMode.AWSVPC)
            .requiresCompatibilities(Compatibility.FARGATE)
            .compatibilities(Compatibility.EC2, Compatibility.FARGATE)
            .cpu("256")
            .memory("512")
            .registeredAt(here.ecs().estate.now())
            .build(),
        spec.isHealthy());
  }

  private static PortMapping port(int port) {
    return PortMapping.builder().containerPort(port).hostPort(port).protocol("tcp").build();
  }

  private static List<KeyValuePair> environment(EcsRegion here, Map<String, String> from) {
    return from.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            e ->
                KeyValuePair.builder()
                    .name(e.getKey())
                    .value(e.getValue().replace("{region}", here.region()))
                    .build())
        .toList();
  }

  Revision inactive(Instant now) {
    return new Revision(
        definition.toBuilder().status(TaskDefinitionStatus.INACTIVE).deregisteredAt(now).build(),
        isHealthy);
  }

  boolean isActive() {
    return definition.status() == TaskDefinitionStatus.ACTIVE;
  }

  String arn() {
    return definition.taskDefinitionArn();
  }

  String family() {
    return definition.family();
  }

  /** {@code family:revision}. */
  String name() {
    return definition.family() + ":" + definition.revision();
  }
}
