package io.lifeboat.activities.cloudfront;

import io.lifeboat.activities.AwsAnswers;
import io.lifeboat.activities.AwsCall;
import io.lifeboat.activities.AwsClients;
import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.CloudFrontException;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionResponse;

/**
 * A distribution as CloudFront's control plane, which lives in us-east-1, tells it. A change names
 * the ETag of what it was made from, so that nobody else's change is lost.
 */
record Distribution(
    AwsClients aws, Watch watch, String id, DistributionConfig config, String tag, String status) {
  static final String GET = "cloudfront:GetDistribution";
  static final String UPDATE = "cloudfront:UpdateDistribution";

  /** Where CloudFront's control plane lives. */
  static final Region HOME = Region.of("us-east-1");

  private static final Set<String> CHANGED_MEANWHILE =
      Set.of("PreconditionFailed", "InvalidIfMatchVersion");

  static Distribution read(AwsClients aws, String id, Watch watch) {
    GetDistributionResponse answer =
        new AwsCall(GET, HOME, watch)
            .answer(
                () ->
                    aws.client(CloudFrontClient.class, HOME)
                        .getDistribution(request -> request.id(id)));
    return new Distribution(
        aws,
        watch,
        id,
        answer.distribution().distributionConfig(),
        answer.eTag(),
        answer.distribution().status());
  }

  /** Where it leads. */
  Leads leads() {
    return Leads.of(config);
  }

  boolean isDeployed() {
    return "Deployed".equals(status);
  }

  boolean isEnabled() {
    return Boolean.TRUE.equals(config.enabled());
  }

  boolean hasOrigin(String origin) {
    return config.origins().items().stream().anyMatch(each -> each.id().equals(origin));
  }

  /** Asks for other ways; {@link TryAgain} when somebody else has changed it meanwhile. */
  void lead(Map<String, String> ways) {
    DistributionConfig wanted = leads().with(ways);
    new AwsCall(UPDATE, HOME, watch)
        .answer(
            () -> {
              try {
                return aws.client(CloudFrontClient.class, HOME)
                    .updateDistribution(
                        request -> request.id(id).ifMatch(tag).distributionConfig(wanted));
              } catch (CloudFrontException refused) {
                if (CHANGED_MEANWHILE.contains(AwsAnswers.code(refused))) {
                  throw new TryAgain(
                      "distribution %s was changed by somebody else meanwhile; it is looked at again"
                          .formatted(id),
                      refused);
                }
                throw refused;
              }
            });
  }
}
