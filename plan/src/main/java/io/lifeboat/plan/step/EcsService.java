package io.lifeboat.plan.step;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One ECS service; in JSON and YAML the text {@code cluster/service}.
 *
 * @param cluster the cluster's name
 * @param service the service's name
 */
public record EcsService(String cluster, String service) {
  public EcsService {
    Form.ECS.check(cluster, "the cluster of an ECS service");
    Form.ECS.check(service, "the name of an ECS service");
  }

  /**
   * @throws IllegalArgumentException when it is not of the form cluster/service
   */
  @JsonCreator
  public static EcsService parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
      throw new IllegalArgumentException(
          "'" + text + "' is not an ECS service; write cluster/service");
    }
    return new EcsService(parts[0], parts[1]);
  }

  @JsonValue
  @Override
  public String toString() {
    return cluster + "/" + service;
  }
}
