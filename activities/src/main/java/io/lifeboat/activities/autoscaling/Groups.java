package io.lifeboat.activities.autoscaling;

import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Watch;
import java.util.Optional;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.LifecycleState;

/** The EC2 Auto Scaling groups of one region. */
final class Groups {
  static final String DESCRIBE = "autoscaling:DescribeAutoScalingGroups";
  static final String UPDATE = "autoscaling:UpdateAutoScalingGroup";

  private final AwsClients aws;
  private final Region region;
  private final Watch watch;

  Groups(AwsClients aws, Region region, Watch watch) {
    this.aws = aws;
    this.region = region;
    this.watch = watch;
  }

  /** A group by name; empty when the region has none of this name. */
  Optional<AutoScalingGroup> read(String name) {
    return call(DESCRIBE)
        .answer(
            () ->
                client()
                    .describeAutoScalingGroups(request -> request.autoScalingGroupNames(name))
                    .autoScalingGroups()
                    .stream()
                    .filter(group -> name.equals(group.autoScalingGroupName()))
                    .findFirst());
  }

  AutoScalingGroup need(String name) {
    return read(name).orElseThrow(() -> new FinalFailure(FinalFailure.NOT_FOUND, missing(name)));
  }

  String missing(String name) {
    return "there is no Auto Scaling group %s in %s; correct the plan or deploy it"
        .formatted(name, region);
  }

  /** Bounds and desired capacity in one call: none of them is ever out of the others. */
  void resize(String name, GroupSize size) {
    call(UPDATE)
        .answer(
            () ->
                client()
                    .updateAutoScalingGroup(
                        request ->
                            request
                                .autoScalingGroupName(name)
                                .minSize(size.minimum())
                                .maxSize(size.maximum())
                                .desiredCapacity(size.desired())));
  }

  static int inService(AutoScalingGroup group) {
    return (int)
        group.instances().stream()
            .filter(instance -> instance.lifecycleState() == LifecycleState.IN_SERVICE)
            .filter(instance -> "Healthy".equalsIgnoreCase(instance.healthStatus()))
            .count();
  }

  /** Which process of the group is suspended without which it launches nothing. */
  static Optional<String> suspended(AutoScalingGroup group) {
    return group.suspendedProcesses().stream()
        .map(process -> process.processName())
        .filter("Launch"::equals)
        .findFirst();
  }

  private AutoScalingClient client() {
    return aws.client(AutoScalingClient.class, region);
  }

  private AwsCall call(String permission) {
    return new AwsCall(permission, region, watch);
  }
}
