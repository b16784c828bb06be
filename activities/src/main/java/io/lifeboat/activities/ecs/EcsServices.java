package io.lifeboat.activities.ecs;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.Pages;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.EcsService;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalableTargetsResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.applicationautoscaling.model.SuspendedState;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

/** Reads and sets the sizes of services in one region: tasks, and what the autoscaler keeps. */
final class EcsServices {
  static final String DESCRIBE = "ecs:DescribeServices";
  static final String UPDATE = "ecs:UpdateService";
  static final String BOUNDS = "application-autoscaling:DescribeScalableTargets";
  static final String TAG = "ecs:TagResource";
  static final String UNTAG = "ecs:UntagResource";
  private static final String REGISTER = "application-autoscaling:RegisterScalableTarget";

  /** What one DescribeServices call takes. */
  private static final int PER_CALL = 10;

  /** What one DescribeScalableTargets call takes. */
  private static final int BOUNDS_PER_CALL = 50;

  private final AwsClients aws;
  private final Region region;
  private final Watch watch;

  EcsServices(AwsClients aws, Region region, Watch watch) {
    this.aws = aws;
    this.region = region;
    this.watch = watch;
  }

  static List<IamNeed> iamActions() {
    return List.of(
        new IamNeed(DESCRIBE, "how many tasks are wanted and run"),
        new IamNeed(BOUNDS, "what the autoscaler keeps"),
        new IamNeed(REGISTER, "to set what the autoscaling keeps, so that the change stays"),
        new IamNeed(UPDATE, "to set the number of tasks"));
  }

  /** One service; empty when the region has none of this name. */
  Optional<EcsState> read(EcsService service) {
    return Optional.ofNullable(read(List.of(service)).get(service));
  }

  /** Those of the services that exist and are active, in the order asked for. */
  Map<EcsService, EcsState> read(List<EcsService> services) {
    Map<EcsService, ScalableTarget> bounds = bounds(services);
    Map<EcsService, EcsState> states = new LinkedHashMap<>();
    active(services)
        .forEach(
            (id, service) ->
                states.put(id, new EcsState(id, service, Optional.ofNullable(bounds.get(id)))));
    return states;
  }

  Region region() {
    return region;
  }

  void setTasks(EcsService service, int tasks) {
    update(service, request -> request.desiredCount(tasks));
  }

  /** Replaces the tasks by those of a task definition, {@code family:revision}. */
  void deploy(EcsService service, String taskDefinition) {
    update(service, request -> request.taskDefinition(taskDefinition));
  }

  private void update(EcsService service, Consumer<UpdateServiceRequest.Builder> change) {
    call(UPDATE)
        .answer(
            () ->
                aws.ecs(region)
                    .updateService(
                        request ->
                            change.accept(
                                request.cluster(service.cluster()).service(service.service()))));
  }

  void setBounds(EcsService service, int minimum, int maximum) {
    setBounds(service, minimum, maximum, null);
  }

  /**
   * @param suspended which parts of the autoscaling rest; what is null in it, or all of it, stays
   */
  void setBounds(EcsService service, int minimum, int maximum, SuspendedState suspended) {
    call(REGISTER)
        .answer(
            () ->
                aws.autoScaling(region)
                    .registerScalableTarget(
                        request ->
                            request
                                .serviceNamespace(ServiceNamespace.ECS)
                                .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                                .resourceId(resource(service))
                                .minCapacity(minimum)
                                .maxCapacity(maximum)
                                .suspendedState(suspended)));
  }

  /** Leaves a size in the tag {@value FormerSize#TAG} on a service. */
  void writeTag(EcsState service, FormerSize size) {
    Tag tag = Tag.builder().key(FormerSize.TAG).value(size.text()).build();
    call(TAG)
        .answer(
            () ->
                aws.ecs(region)
                    .tagResource(
                        request -> request.resourceArn(service.service().serviceArn()).tags(tag)));
  }

  void removeTag(EcsState service) {
    call(UNTAG)
        .answer(
            () ->
                aws.ecs(region)
                    .untagResource(
                        request ->
                            request
                                .resourceArn(service.service().serviceArn())
                                .tagKeys(FormerSize.TAG)));
  }

  /**
   * All of the services, in the order asked for.
   *
   * @throws FinalFailure when one is missing
   */
  Collection<EcsState> readAll(List<EcsService> services) {
    Map<EcsService, EcsState> states = read(services);
    firstMissing(services, states)
        .ifPresent(
            id -> {
              throw missing(id);
            });
    return states.values();
  }

  /** Why not all of the services can be worked on; empty when they can. */
  Optional<String> obstacle(List<EcsService> services, Map<EcsService, EcsState> states) {
    return firstMissing(services, states).map(id -> missing(id).getMessage());
  }

  private static Optional<EcsService> firstMissing(
      List<EcsService> services, Map<EcsService, EcsState> states) {
    return services.stream().filter(id -> !states.containsKey(id)).findFirst();
  }

  FinalFailure missing(EcsService service) {
    return new FinalFailure(
        FinalFailure.NOT_FOUND,
        "there is no active service %s in %s; correct the plan or deploy it"
            .formatted(service, region));
  }

  private Map<EcsService, Service> active(List<EcsService> services) {
    Map<EcsService, Service> found = new LinkedHashMap<>();
    services.stream()
        .collect(
            Collectors.groupingBy(EcsService::cluster, LinkedHashMap::new, Collectors.toList()))
        .forEach(
            (cluster, ofCluster) ->
                batches(ofCluster.stream().map(EcsService::service).toList(), PER_CALL)
                    .forEach(
                        batch ->
                            describe(cluster, batch)
                                .forEach(
                                    service ->
                                        found.put(
                                            new EcsService(cluster, service.serviceName()),
                                            service))));
    found.keySet().retainAll(services);
    return found;
  }

  private List<Service> describe(String cluster, List<String> names) {
    return call(DESCRIBE)
        .answer(
            () ->
                aws
                    .ecs(region)
                    .describeServices(
                        request ->
                            request.cluster(cluster).services(names).include(ServiceField.TAGS))
                    .services()
                    .stream()
                    .filter(service -> "ACTIVE".equals(service.status()))
                    .toList());
  }

  private Map<EcsService, ScalableTarget> bounds(List<EcsService> services) {
    Map<String, EcsService> byResource =
        services.stream().collect(Collectors.toMap(EcsServices::resource, Function.identity()));
    return batches(List.copyOf(byResource.keySet()), BOUNDS_PER_CALL).stream()
        .flatMap(batch -> targets(batch).stream())
        .filter(target -> byResource.containsKey(target.resourceId()))
        .collect(
            Collectors.toMap(target -> byResource.get(target.resourceId()), Function.identity()));
  }

  private List<ScalableTarget> targets(List<String> resources) {
    return Pages.of(token -> page(resources, token), DescribeScalableTargetsResponse::nextToken)
        .flatMap(page -> page.scalableTargets().stream())
        .toList();
  }

  private DescribeScalableTargetsResponse page(List<String> resources, String token) {
    return call(BOUNDS)
        .answer(
            () ->
                aws.autoScaling(region)
                    .describeScalableTargets(
                        request ->
                            request
                                .serviceNamespace(ServiceNamespace.ECS)
                                .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                                .resourceIds(resources)
                                .nextToken(token)));
  }

  private static List<List<String>> batches(List<String> names, int size) {
    List<List<String>> batches = new ArrayList<>();
    for (int start = 0; start < names.size(); start += size) {
      batches.add(names.subList(start, Math.min(start + size, names.size())));
    }
    return batches;
  }

  private AwsCall call(String permission) {
    return new AwsCall(permission, region, watch);
  }

  private static String resource(EcsService service) {
    return "service/" + service;
  }
}
