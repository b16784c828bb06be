package io.lifeboat.simulator.ecs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;

/** What ECS asks of a task definition. */
final class DefinitionRules {
  private static final Map<String, Predicate<RegisterTaskDefinitionRequest>> RULES =
      new LinkedHashMap<>();

  static {
    RULES.put("Family should not be null or empty.", r -> isGiven(r.family()));
    RULES.put(
        "Family contains invalid characters.", r -> r.family().matches("[a-zA-Z0-9_-]{1,255}"));
    RULES.put("Container list cannot be empty.", r -> !r.containerDefinitions().isEmpty());
    RULES.put(
        "Container.name should not be null or empty.",
        r -> r.containerDefinitions().stream().allMatch(c -> isGiven(c.name())));
    RULES.put(
        "Container.image should not be null or empty.",
        r -> r.containerDefinitions().stream().allMatch(c -> isGiven(c.image())));
    RULES.put(
        "Container names must be unique.",
        r ->
            r.containerDefinitions().stream().map(ContainerDefinition::name).distinct().count()
                == r.containerDefinitions().size());
    RULES.put(
        "Fargate only supports network mode 'awsvpc'.",
        r -> !isForFargate(r) || r.networkMode() == NetworkMode.AWSVPC);
    RULES.put(
        "Fargate requires that 'cpu' be defined at the task level.",
        r -> !isForFargate(r) || isGiven(r.cpu()));
    RULES.put(
        "Fargate requires that 'memory' be defined at the task level.",
        r -> !isForFargate(r) || isGiven(r.memory()));
  }

  private DefinitionRules() {}

  static void check(RegisterTaskDefinitionRequest request) {
    RULES.forEach(
        (sentence, holds) -> {
          if (!holds.test(request)) {
            throw EcsErrors.client(sentence);
          }
        });
  }

  private static boolean isForFargate(RegisterTaskDefinitionRequest request) {
    return request.requiresCompatibilities().contains(Compatibility.FARGATE);
  }

  private static boolean isGiven(String text) {
    return text != null && !text.isBlank();
  }
}
