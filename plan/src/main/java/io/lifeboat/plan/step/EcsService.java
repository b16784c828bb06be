package io.lifeboat.plan.step;

/**
 * One ECS service.
 *
 * @param cluster the cluster's name
 * @param service the service's name
 */
public record EcsService(String cluster, String service) {
  @Override
  public String toString() {
    return cluster + "/" + service;
  }
}
