package io.lifeboat.simulator.cloudfront;

import io.lifeboat.simulator.Where;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.CacheBehavior;
import software.amazon.awssdk.services.cloudfront.model.Distribution;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionConfigRequest;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionConfigResponse;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionRequest;
import software.amazon.awssdk.services.cloudfront.model.GetDistributionResponse;
import software.amazon.awssdk.services.cloudfront.model.OriginGroup;
import software.amazon.awssdk.services.cloudfront.model.UpdateDistributionRequest;
import software.amazon.awssdk.services.cloudfront.model.UpdateDistributionResponse;

/** CloudFront's control plane: distributions are read and changed, as a whole. */
public final class SimulatedCloudFront implements CloudFrontClient {
  private final DistributionsEstate estate;

  /** The service over the account's distributions. */
  public SimulatedCloudFront(DistributionsEstate estate) {
    this.estate = estate;
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  @Override
  public GetDistributionResponse getDistribution(GetDistributionRequest request) {
    DistributionState found = distribution(request.id());
    return GetDistributionResponse.builder().distribution(model(found)).eTag(found.tag()).build();
  }

  @Override
  public GetDistributionConfigResponse getDistributionConfig(GetDistributionConfigRequest request) {
    DistributionState found = distribution(request.id());
    return GetDistributionConfigResponse.builder()
        .distributionConfig(found.config)
        .eTag(found.tag())
        .build();
  }

  @Override
  public UpdateDistributionResponse updateDistribution(UpdateDistributionRequest request) {
    DistributionState found = distribution(request.id());
    if (request.ifMatch() == null) {
      throw ConfigurationRules.error(
          "InvalidIfMatchVersion",
          400,
          "The If-Match version is missing or not valid for the resource.");
    }
    if (!request.ifMatch().equals(found.tag())) {
      throw ConfigurationRules.error(
          "PreconditionFailed",
          412,
          "The request failed because it didn't meet the preconditions in one or more"
              + " request-header fields.");
    }
    ConfigurationRules.check(request.distributionConfig(), found.config);
    boolean isChanged = !request.distributionConfig().equals(found.config);
    estate.change(found, request.distributionConfig());
    estate.estate.mutated(
        new Where("us-east-1", "cloudfront", "UpdateDistribution", found.spec.id()),
        isChanged,
        "distribution %s shall lead to %s".formatted(found.spec.id(), leads(found.config)));
    return UpdateDistributionResponse.builder()
        .distribution(model(found))
        .eTag(found.tag())
        .build();
  }

  private static String leads(DistributionConfig config) {
    return Stream.concat(
            Stream.of(config.defaultCacheBehavior().targetOriginId()),
            ConfigurationRules.behaviors(config).stream().map(CacheBehavior::targetOriginId))
        .distinct()
        .map(target -> group(config, target).orElse(target))
        .collect(Collectors.joining("; "));
  }

  private static Optional<String> group(DistributionConfig config, String target) {
    return ConfigurationRules.groups(config).stream()
        .filter(group -> group.id().equals(target))
        .findFirst()
        .map(OriginGroup::members)
        .map(
            members ->
                members.items().stream()
                    .map(member -> member.originId())
                    .collect(Collectors.joining(", then ")));
  }

  private Distribution model(DistributionState found) {
    String account = estate.estate.world().account();
    return Distribution.builder()
        .id(found.spec.id())
        .arn("arn:aws:cloudfront::%s:distribution/%s".formatted(account, found.spec.id()))
        .status(found.isDeployed() ? "Deployed" : "InProgress")
        .lastModifiedTime(found.changedAt)
        .inProgressInvalidationBatches(0)
        .domainName(found.spec.domain())
        .distributionConfig(found.config)
        .aliasICPRecordals(List.of())
        .build();
  }

  private DistributionState distribution(String id) {
    return Optional.ofNullable(estate.distributions.get(String.valueOf(id)))
        .orElseThrow(
            () ->
                ConfigurationRules.error(
                    "NoSuchDistribution", 404, "The specified distribution does not exist."));
  }
}
