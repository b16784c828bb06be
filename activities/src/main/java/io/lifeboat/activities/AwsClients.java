package io.lifeboat.activities;

import io.lifeboat.plan.Region;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The way to AWS, region by region: real, simulated, or whatever answers the SDK's interfaces. */
public interface AwsClients {
  /** Where Route 53's control plane lives, whose loss takes the changing of records with it. */
  Region ROUTE53_HOME = Region.of("us-east-1");

  RdsClient rds(Region region);

  EcsClient ecs(Region region);

  ApplicationAutoScalingClient autoScaling(Region region);

  CloudWatchClient cloudWatch(Region region);

  SnsClient sns(Region region);

  StsClient sts(Region region);

  /** The one global Route 53; its calls go to {@link #ROUTE53_HOME}. */
  Route53Client route53();
}
