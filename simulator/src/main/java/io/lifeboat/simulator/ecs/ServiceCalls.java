package io.lifeboat.simulator.ecs;

import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Pager;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ListServicesRequest;
import software.amazon.awssdk.services.ecs.model.ListServicesResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;
import software.amazon.awssdk.services.ecs.model.UpdateServiceResponse;

/** The calls about services. */
record ServiceCalls(EcsRegion here) {
  private static final int MOST_AT_ONCE = 10;

  DescribeServicesResponse describe(DescribeServicesRequest request) {
    Only.members(request, EcsException.builder(), "cluster", "services", "include");
    String cluster = here.cluster(request.cluster());
    if (request.services().isEmpty() || request.services().size() > MOST_AT_ONCE) {
      throw EcsErrors.parameter("Services must be 1 to " + MOST_AT_ONCE);
    }
    boolean withTags = isWithTags(request);
    List<Service> found = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    for (String wanted : request.services()) {
      here.service(cluster, wanted)
          .ifPresentOrElse(
              s -> found.add(new EcsModels(here).service(s, withTags)),
              () ->
                  failures.add(
                      here.missing("service", cluster + "/" + EcsRegion.lastPart(wanted))));
    }
    return DescribeServicesResponse.builder().services(found).failures(failures).build();
  }

  private static boolean isWithTags(DescribeServicesRequest request) {
    if (request.include().contains(ServiceField.UNKNOWN_TO_SDK_VERSION)) {
      throw EcsErrors.parameter("include can hold TAGS only");
    }
    return request.include().contains(ServiceField.TAGS);
  }

  UpdateServiceResponse update(UpdateServiceRequest request) {
    Only.members(
        request,
        EcsException.builder(),
        "cluster",
        "service",
        "desiredCount",
        "taskDefinition",
        "forceNewDeployment",
        "deploymentConfiguration");
    String cluster = here.cluster(request.cluster());
    EcsService service =
        here.service(cluster, String.valueOf(request.service())).orElseThrow(EcsErrors::noService);
    new ServiceUpdate(here, service).apply(request);
    Service after = new EcsModels(here).service(service, false);
    return UpdateServiceResponse.builder().service(after).build();
  }

  ListServicesResponse list(ListServicesRequest request) {
    Only.members(request, EcsException.builder(), "cluster", "nextToken", "maxResults");
    String cluster = here.cluster(request.cluster());
    List<String> arns =
        here.ecs()
            .in(here.region())
            .filter(s -> s.cluster.equals(cluster))
            .map(s -> s.arn)
            .sorted()
            .toList();
    Pager<String> page = EcsRegion.page(arns, request.nextToken(), request.maxResults(), 10);
    return ListServicesResponse.builder()
        .serviceArns(page.items())
        .nextToken(page.next().orElse(null))
        .build();
  }
}
