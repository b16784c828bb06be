package io.lifeboat.simulator.ecs;

import io.lifeboat.simulator.Pager;
import io.lifeboat.simulator.Where;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.Failure;

/** The account's ECS as one region sees it: names, ARNs and pages of lists. */
record EcsRegion(EcsEstate ecs, String region) {
  static final int LONGEST_PAGE = 100;

  String account() {
    return ecs.estate.world().account();
  }

  String arn(String kind, String name) {
    return "arn:aws:ecs:%s:%s:%s/%s".formatted(region, account(), kind, name);
  }

  String clusterArn(String name) {
    return arn("cluster", name);
  }

  /** The name of the cluster that a request names or leaves to the default. */
  String cluster(String given) {
    String name = given == null ? "default" : lastPart(given);
    if (!ecs.hasCluster(region, name)) {
      throw EcsErrors.noCluster();
    }
    return name;
  }

  List<String> clusters() {
    return ecs.in(region).map(s -> s.cluster).distinct().sorted().toList();
  }

  Optional<EcsService> service(String cluster, String nameOrArn) {
    return ecs.find(region, "service/" + cluster + "/" + lastPart(nameOrArn))
        .filter(s -> !nameOrArn.startsWith("arn:") || s.arn.equals(nameOrArn));
  }

  /** The revision that tasks are to be launched of. */
  Revision revisionToRun(String given) {
    Revision revision =
        ecs.revisions(region)
            .find(given)
            .orElseThrow(() -> EcsErrors.client("TaskDefinition not found."));
    if (!revision.isActive()) {
      throw EcsErrors.client("TaskDefinition is inactive");
    }
    return revision;
  }

  Failure missing(String kind, String name) {
    return Failure.builder().arn(arn(kind, name)).reason("MISSING").build();
  }

  Where where(String operation, String resource) {
    return new Where(region, "ecs", operation, resource);
  }

  static String lastPart(String nameOrArn) {
    return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
  }

  /** A page of at most {@code size}, or else of {@code otherwise}. */
  static <T> Pager<T> page(List<T> all, String token, Integer size, int otherwise) {
    if (size != null && (size < 1 || size > LONGEST_PAGE)) {
      throw EcsErrors.parameter("maxResults must be between 1 and 100");
    }
    try {
      return Pager.page(all, token, size, otherwise);
    } catch (IllegalArgumentException e) {
      throw EcsErrors.parameter("Invalid token.");
    }
  }
}
