package io.lifeboat.simulator.groups;

import io.lifeboat.simulator.AwsError;
import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.Where;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsResponse;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.SetDesiredCapacityRequest;
import software.amazon.awssdk.services.autoscaling.model.SetDesiredCapacityResponse;
import software.amazon.awssdk.services.autoscaling.model.UpdateAutoScalingGroupRequest;
import software.amazon.awssdk.services.autoscaling.model.UpdateAutoScalingGroupResponse;

/** EC2 Auto Scaling in one region: the sizes of groups. */
public final class SimulatedGroups implements AutoScalingClient {
  private final GroupsEstate groups;
  private final String region;

  /** The service of one region over the account's groups. */
  public SimulatedGroups(GroupsEstate groups, String region) {
    this.groups = groups;
    this.region = region;
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  @Override
  public DescribeAutoScalingGroupsResponse describeAutoScalingGroups(
      DescribeAutoScalingGroupsRequest request) {
    Only.members(request, AutoScalingException.builder(), "AutoScalingGroupNames", "MaxRecords");
    List<String> names = request.autoScalingGroupNames();
    return DescribeAutoScalingGroupsResponse.builder()
        .autoScalingGroups(
            groups
                .in(region)
                .filter(g -> names.isEmpty() || names.contains(g.name))
                .map(this::model)
                .toList())
        .build();
  }

  @Override
  public UpdateAutoScalingGroupResponse updateAutoScalingGroup(
      UpdateAutoScalingGroupRequest request) {
    Only.members(
        request,
        AutoScalingException.builder(),
        "AutoScalingGroupName",
        "MinSize",
        "MaxSize",
        "DesiredCapacity");
    Group group = group(request.autoScalingGroupName());
    int min = request.minSize() == null ? group.min : request.minSize();
    int max = request.maxSize() == null ? group.max : request.maxSize();
    if (min > max) {
      throw invalid(
          "Max bound, %d, must be greater than or equal to min bound, %d".formatted(max, min));
    }
    int desired =
        request.desiredCapacity() == null
            ? Math.max(min, Math.min(max, group.desired))
            : request.desiredCapacity();
    resize(group, min, max, desired, "UpdateAutoScalingGroup");
    return UpdateAutoScalingGroupResponse.builder().build();
  }

  @Override
  public SetDesiredCapacityResponse setDesiredCapacity(SetDesiredCapacityRequest request) {
    Group group = group(request.autoScalingGroupName());
    resize(group, group.min, group.max, request.desiredCapacity(), "SetDesiredCapacity");
    return SetDesiredCapacityResponse.builder().build();
  }

  private void resize(Group group, int min, int max, int desired, String operation) {
    if (desired < min || desired > max) {
      throw invalid(
          "Desired capacity:%d must be between the specified min size:%d and max size:%d"
              .formatted(desired, min, max));
    }
    boolean changed = group.min != min || group.max != max || group.desired != desired;
    group.min = min;
    group.max = max;
    group.desired = desired;
    groups.estate.mutated(
        new Where(region, "autoscaling", operation, group.name),
        changed,
        "%s in %s wants %d instances, %d to %d".formatted(group.name, region, desired, min, max));
    groups.reconcile(group);
  }

  private Group group(String name) {
    return groups
        .find(region, name)
        .orElseThrow(() -> invalid("AutoScalingGroup name not found - null"));
  }

  private software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup model(Group group) {
    return software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup.builder()
        .autoScalingGroupName(group.name)
        .autoScalingGroupARN(
            "arn:aws:autoscaling:%s:%s:autoScalingGroup:0:autoScalingGroupName/%s"
                .formatted(region, groups.estate.world().account(), group.name))
        .minSize(group.min)
        .maxSize(group.max)
        .desiredCapacity(group.desired)
        .availabilityZones(region + "a", region + "b")
        .instances(group.instances.stream().map(this::model).toList())
        .build();
  }

  private Instance model(Group.Instance instance) {
    return Instance.builder()
        .instanceId(instance.id)
        .availabilityZone(region + "a")
        .lifecycleState(instance.state(groups.estate.now()))
        .healthStatus("Healthy")
        .build();
  }

  private static AwsServiceException invalid(String message) {
    return AwsError.of(AutoScalingException.builder(), "ValidationError", 400, message);
  }
}
