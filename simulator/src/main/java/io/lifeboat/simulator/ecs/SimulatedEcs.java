package io.lifeboat.simulator.ecs;

import io.lifeboat.simulator.AwsError;
import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Pager;
import io.lifeboat.simulator.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.DescribeClustersRequest;
import software.amazon.awssdk.services.ecs.model.DescribeClustersResponse;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ListClustersRequest;
import software.amazon.awssdk.services.ecs.model.ListClustersResponse;
import software.amazon.awssdk.services.ecs.model.ListServicesRequest;
import software.amazon.awssdk.services.ecs.model.ListServicesResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceNotFoundException;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;
import software.amazon.awssdk.services.ecs.model.UpdateServiceResponse;

/** ECS in one region: services on Fargate and how many tasks they have. */
public final class SimulatedEcs implements EcsClient {
  private static final int MOST_AT_ONCE = 10;

  private final EcsEstate ecs;
  private final String region;
  private final String account;

  /** The service of one region over the account's services. */
  public SimulatedEcs(EcsEstate ecs, String region) {
    this.ecs = ecs;
    this.region = region;
    this.account = ecs.estate.world().account();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  @Override
  public DescribeServicesResponse describeServices(DescribeServicesRequest request) {
    Only.members(request, EcsException.builder(), "cluster", "services", "include");
    String cluster = cluster(request.cluster());
    if (request.services().isEmpty() || request.services().size() > MOST_AT_ONCE) {
      throw parameter("Services must be 1 to " + MOST_AT_ONCE);
    }
    List<Service> found = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    for (String wanted : request.services()) {
      find(cluster, wanted)
          .ifPresentOrElse(s -> found.add(model(s)), () -> failures.add(missing(cluster, wanted)));
    }
    return DescribeServicesResponse.builder().services(found).failures(failures).build();
  }

  @Override
  public UpdateServiceResponse updateService(UpdateServiceRequest request) {
    Only.members(request, EcsException.builder(), "cluster", "service", "desiredCount");
    String cluster = cluster(request.cluster());
    EcsService service =
        find(cluster, String.valueOf(request.service()))
            .orElseThrow(
                () ->
                    AwsError.of(
                        ServiceNotFoundException.builder(),
                        "ServiceNotFoundException",
                        400,
                        "Service not found."));
    if (request.desiredCount() != null) {
      desire(service, request.desiredCount());
    }
    return UpdateServiceResponse.builder().service(model(service)).build();
  }

  private void desire(EcsService service, int desired) {
    if (desired < 0) {
      throw parameter("desiredCount cannot be negative");
    }
    int before = service.desired;
    service.desired = desired;
    ecs.reconcile(service);
    ecs.estate.mutated(
        new Where(region, "ecs", "UpdateService", service.cluster + "/" + service.name),
        before != desired,
        "desired count of %s in %s %s"
            .formatted(
                service.name,
                region,
                before == desired ? "stays " + desired : "went from " + before + " to " + desired));
  }

  @Override
  public ListServicesResponse listServices(ListServicesRequest request) {
    Only.members(request, EcsException.builder(), "cluster", "nextToken", "maxResults");
    String cluster = cluster(request.cluster());
    List<String> arns =
        ecs.services.stream()
            .filter(s -> s.region.equals(region) && s.cluster.equals(cluster))
            .map(s -> s.arn(account))
            .sorted()
            .toList();
    Pager<String> page = page(arns, request.nextToken(), request.maxResults());
    return ListServicesResponse.builder()
        .serviceArns(page.items())
        .nextToken(page.next().orElse(null))
        .build();
  }

  @Override
  public ListClustersResponse listClusters(ListClustersRequest request) {
    Only.members(request, EcsException.builder(), "nextToken", "maxResults");
    List<String> arns = clusters().stream().map(this::clusterArn).toList();
    Pager<String> page = page(arns, request.nextToken(), request.maxResults());
    return ListClustersResponse.builder()
        .clusterArns(page.items())
        .nextToken(page.next().orElse(null))
        .build();
  }

  @Override
  public DescribeClustersResponse describeClusters(DescribeClustersRequest request) {
    Only.members(request, EcsException.builder(), "clusters");
    List<String> wanted =
        request.clusters().isEmpty() ? List.of("default") : List.copyOf(request.clusters());
    List<Cluster> found = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    for (String cluster : wanted) {
      String name = lastPart(cluster);
      if (clusters().contains(name)) {
        found.add(clusterModel(name));
      } else {
        failures.add(Failure.builder().arn(clusterArn(name)).reason("MISSING").build());
      }
    }
    return DescribeClustersResponse.builder().clusters(found).failures(failures).build();
  }

  private Optional<EcsService> find(String cluster, String nameOrArn) {
    return ecs.find(region, "service/" + cluster + "/" + lastPart(nameOrArn))
        .filter(s -> !nameOrArn.startsWith("arn:") || s.arn(account).equals(nameOrArn));
  }

  private String cluster(String given) {
    String name = given == null ? "default" : lastPart(given);
    if (!ecs.hasCluster(region, name)) {
      throw AwsError.of(
          ClusterNotFoundException.builder(),
          "ClusterNotFoundException",
          400,
          "Cluster not found.");
    }
    return name;
  }

  private List<String> clusters() {
    return ecs.services.stream()
        .filter(s -> s.region.equals(region))
        .map(s -> s.cluster)
        .distinct()
        .sorted()
        .toList();
  }

  private Service model(EcsService service) {
    return new EcsModels(ecs, account).service(service, clusterArn(service.cluster));
  }

  private Cluster clusterModel(String name) {
    return new EcsModels(ecs, account).cluster(region, name, clusterArn(name));
  }

  private String clusterArn(String name) {
    return "arn:aws:ecs:%s:%s:cluster/%s".formatted(region, account, name);
  }

  private Failure missing(String cluster, String wanted) {
    String name = cluster + "/" + lastPart(wanted);
    return Failure.builder()
        .arn("arn:aws:ecs:%s:%s:service/%s".formatted(region, account, name))
        .reason("MISSING")
        .build();
  }

  private static String lastPart(String nameOrArn) {
    return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
  }

  private static AwsServiceException parameter(String message) {
    return AwsError.of(
        InvalidParameterException.builder(), "InvalidParameterException", 400, message);
  }

  private static <T> Pager<T> page(List<T> all, String token, Integer size) {
    if (size != null && (size < 1 || size > 100)) {
      throw parameter("maxResults must be between 1 and 100");
    }
    try {
      return Pager.page(all, token, size, size == null ? 10 : size);
    } catch (IllegalArgumentException e) {
      throw parameter("Invalid token.");
    }
  }
}
