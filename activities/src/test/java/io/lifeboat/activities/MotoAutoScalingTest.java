package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.autoscaling.AwsScaleAutoScalingGroup;
import io.lifeboat.activities.autoscaling.AwsScaleDownAutoScalingGroup;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.step.ScaleAutoScalingGroup;
import io.lifeboat.plan.step.ScaleDownAutoScalingGroup;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;

/** EC2 Auto Scaling groups against moto, up and down again. */
@Timeout(120)
class MotoAutoScalingTest {
  private static AgainstMoto moto;
  private static SdkClients aws;

  private final HandWatch watch = new HandWatch();
  private final StepCall call = new StepCall("shop", "run-1", "step", "", Map.of());

  @BeforeAll
  static void start() throws Exception {
    moto = AgainstMoto.start("EC2 Auto Scaling groups");
    aws = moto.aws();
    AgainstMoto.warmUp(() -> groups().describeAutoScalingGroups());
  }

  @AfterAll
  static void stop() {
    if (moto != null) {
      moto.close();
    }
  }

  @Test
  void scalesAGroupUpAndDownAgain() {
    groups()
        .createLaunchConfiguration(
            request ->
                request
                    .launchConfigurationName("web")
                    .imageId("ami-12c6146b")
                    .instanceType("t3.small"));
    groups()
        .createAutoScalingGroup(
            request ->
                request
                    .autoScalingGroupName("web")
                    .launchConfigurationName("web")
                    .availabilityZones("eu-west-1a")
                    .minSize(1)
                    .maxSize(4)
                    .desiredCapacity(1));

    AwsScaleAutoScalingGroup up = new AwsScaleAutoScalingGroup(aws);
    ScaleAutoScalingGroup larger = new ScaleAutoScalingGroup("web", Simulation.DUB, "web", 3);
    up.apply(larger, call, watch);
    assertThat(up.confirm(larger, call, watch).sentence()).contains("3 of 3 instances in service");

    AwsScaleDownAutoScalingGroup down = new AwsScaleDownAutoScalingGroup(aws);
    ScaleDownAutoScalingGroup small =
        new ScaleDownAutoScalingGroup("web", Simulation.DUB, "web", 1);
    assertThat(down.inspect(small, call, watch).state()).isEqualTo(State.READY);
    down.apply(small, call, watch);
    assertThat(down.confirm(small, call, watch).sentence()).contains("down to 1 instance");
    AutoScalingGroup group = groups().describeAutoScalingGroups().autoScalingGroups().get(0);
    assertThat(group.minSize()).isEqualTo(1);
    assertThat(group.maxSize()).isEqualTo(4);
  }

  private static AutoScalingClient groups() {
    return aws.client(AutoScalingClient.class, Simulation.DUB);
  }
}
