package io.lifeboat.activities;

import io.lifeboat.plan.Region;
import java.net.URI;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rdsdata.RdsDataClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The way to AWS, region by region: real, simulated, or whatever answers the SDK's interfaces. */
public interface AwsClients {
  /** Where Route 53's control plane lives, whose loss takes the changing of records with it. */
  Region ROUTE53_HOME = Region.of("us-east-1");

  /** The client of a service in a region. */
  <C extends SdkClient> C client(Class<C> type, Region region);

  /**
   * The client of a service that has endpoints of its own in a region, such as an ARC cluster's. In
   * simulated AWS the region alone says which.
   */
  default <C extends SdkClient> C client(Class<C> type, Region region, URI endpoint) {
    return client(type, region);
  }

  default RdsClient rds(Region region) {
    return client(RdsClient.class, region);
  }

  /** SQL of a region's Aurora clusters, over the RDS Data API. */
  default RdsDataClient rdsData(Region region) {
    return client(RdsDataClient.class, region);
  }

  default EcsClient ecs(Region region) {
    return client(EcsClient.class, region);
  }

  default ApplicationAutoScalingClient autoScaling(Region region) {
    return client(ApplicationAutoScalingClient.class, region);
  }

  default CloudWatchClient cloudWatch(Region region) {
    return client(CloudWatchClient.class, region);
  }

  default SnsClient sns(Region region) {
    return client(SnsClient.class, region);
  }

  default StsClient sts(Region region) {
    return client(StsClient.class, region);
  }

  /** The one global Route 53; its calls go to {@link #ROUTE53_HOME}. */
  default Route53Client route53() {
    return client(Route53Client.class, ROUTE53_HOME);
  }
}
