package io.lifeboat.simulator.autoscaling;

import io.lifeboat.simulator.AwsError;
import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Pager;
import io.lifeboat.simulator.Where;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ApplicationAutoScalingException;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalableTargetsRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalableTargetsResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.InvalidNextTokenException;
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.applicationautoscaling.model.SuspendedState;
import software.amazon.awssdk.services.applicationautoscaling.model.ValidationException;

/** Application Auto Scaling in one region: the bounds of ECS services. */
public final class SimulatedAutoScaling implements ApplicationAutoScalingClient {
  private final Autoscaler autoscaler;
  private final String region;
  private final String account;

  /** The service of one region over the account's scalable targets. */
  public SimulatedAutoScaling(Autoscaler autoscaler, String region) {
    this.autoscaler = autoscaler;
    this.region = region;
    this.account = autoscaler.estate.world().account();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  @Override
  public DescribeScalableTargetsResponse describeScalableTargets(
      DescribeScalableTargetsRequest request) {
    boolean isEcs = isEcs(request.serviceNamespace(), request.scalableDimension());
    List<ScalableTarget> found =
        autoscaler.in(region).stream()
            .filter(t -> isEcs)
            .filter(
                t -> !request.hasResourceIds() || request.resourceIds().contains(t.resourceId()))
            .map(this::model)
            .toList();
    Pager<ScalableTarget> page = page(found, request);
    return DescribeScalableTargetsResponse.builder()
        .scalableTargets(page.items())
        .nextToken(page.next().orElse(null))
        .build();
  }

  private static Pager<ScalableTarget> page(
      List<ScalableTarget> all, DescribeScalableTargetsRequest request) {
    try {
      return Pager.page(all, request.nextToken(), request.maxResults(), 50);
    } catch (IllegalArgumentException e) {
      throw AwsError.of(
          InvalidNextTokenException.builder(),
          "InvalidNextTokenException",
          400,
          "The next token supplied was invalid");
    }
  }

  @Override
  public RegisterScalableTargetResponse registerScalableTarget(
      RegisterScalableTargetRequest request) {
    Only.members(
        request,
        ApplicationAutoScalingException.builder(),
        "ServiceNamespace",
        "ResourceId",
        "ScalableDimension",
        "MinCapacity",
        "MaxCapacity",
        "RoleARN",
        "SuspendedState");
    if (!isEcs(request.serviceNamespace(), request.scalableDimension())) {
      throw invalid("Unsupported service namespace, resource type or scalable dimension");
    }
    String id = request.resourceId();
    if (id == null || autoscaler.ecs.desired(region, id).isEmpty()) {
      throw invalid("ECS service doesn't exist: " + id);
    }
    Optional<Target> before = autoscaler.find(region, id);
    Target after = merged(request, before);
    autoscaler.register(after);
    journal(before, after);
    return RegisterScalableTargetResponse.builder().scalableTargetARN(after.arn(account)).build();
  }

  private Target merged(RegisterScalableTargetRequest request, Optional<Target> before) {
    Integer min = before.map(Target::min).orElse(null);
    Integer max = before.map(Target::max).orElse(null);
    min = request.minCapacity() == null ? min : request.minCapacity();
    max = request.maxCapacity() == null ? max : request.maxCapacity();
    if (min == null || max == null) {
      throw invalid("MinCapacity and MaxCapacity are required for a new scalable target");
    }
    if (min < 0 || min > max) {
      throw invalid(
          "Maximum capacity cannot be less than minimum capacity: %d < %d".formatted(max, min));
    }
    return new Target(
        region,
        request.resourceId(),
        min,
        max,
        suspended(request.suspendedState(), before),
        before.map(Target::created).orElse(autoscaler.estate.now()));
  }

  private static SuspendedState suspended(SuspendedState asked, Optional<Target> before) {
    SuspendedState old = before.map(Target::suspended).orElse(Target.NOTHING_SUSPENDED);
    if (asked == null) {
      return old;
    }
    return SuspendedState.builder()
        .dynamicScalingInSuspended(
            either(asked.dynamicScalingInSuspended(), old.dynamicScalingInSuspended()))
        .dynamicScalingOutSuspended(
            either(asked.dynamicScalingOutSuspended(), old.dynamicScalingOutSuspended()))
        .scheduledScalingSuspended(
            either(asked.scheduledScalingSuspended(), old.scheduledScalingSuspended()))
        .build();
  }

  private static Boolean either(Boolean asked, Boolean old) {
    return asked == null ? old : asked;
  }

  private void journal(Optional<Target> before, Target after) {
    boolean changed = before.filter(after::isSameAs).isEmpty();
    autoscaler.estate.mutated(
        new Where(region, "application-autoscaling", "RegisterScalableTarget", after.resourceId()),
        changed,
        "bounds of %s in %s %s %d to %d"
            .formatted(
                after.resourceId(), region, changed ? "became" : "stay", after.min(), after.max()));
  }

  private static boolean isEcs(ServiceNamespace namespace, ScalableDimension dimension) {
    if (namespace == null) {
      throw invalid("ServiceNamespace is required");
    }
    return namespace == ServiceNamespace.ECS
        && (dimension == null || dimension == ScalableDimension.ECS_SERVICE_DESIRED_COUNT);
  }

  private ScalableTarget model(Target target) {
    return ScalableTarget.builder()
        .serviceNamespace(ServiceNamespace.ECS)
        .resourceId(target.resourceId())
        .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
        .minCapacity(target.min())
        .maxCapacity(target.max())
        .roleARN(
            "arn:aws:iam::%s:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService"
                .formatted(account))
        .creationTime(target.created())
        .suspendedState(target.suspended())
        .scalableTargetARN(target.arn(account))
        .build();
  }

  private static AwsServiceException invalid(String message) {
    return AwsError.of(ValidationException.builder(), "ValidationException", 400, message);
  }
}
