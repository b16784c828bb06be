package io.lifeboat.simulator.ecs;

import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Pager;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.DescribeClustersRequest;
import software.amazon.awssdk.services.ecs.model.DescribeClustersResponse;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListClustersRequest;
import software.amazon.awssdk.services.ecs.model.ListClustersResponse;

/** The calls about clusters. */
record ClusterCalls(EcsRegion here) {

  ListClustersResponse list(ListClustersRequest request) {
    Only.members(request, EcsException.builder(), "nextToken", "maxResults");
    List<String> arns = here.clusters().stream().map(here::clusterArn).toList();
    Pager<String> page = EcsRegion.page(arns, request.nextToken(), request.maxResults(), 10);
    return ListClustersResponse.builder()
        .clusterArns(page.items())
        .nextToken(page.next().orElse(null))
        .build();
  }

  DescribeClustersResponse describe(DescribeClustersRequest request) {
    Only.members(request, EcsException.builder(), "clusters");
    List<String> wanted =
        request.clusters().isEmpty() ? List.of("default") : List.copyOf(request.clusters());
    List<Cluster> found = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    for (String cluster : wanted) {
      String name = EcsRegion.lastPart(cluster);
      if (here.clusters().contains(name)) {
        found.add(new EcsModels(here).cluster(name));
      } else {
        failures.add(here.missing("cluster", name));
      }
    }
    return DescribeClustersResponse.builder().clusters(found).failures(failures).build();
  }
}
