package io.lifeboat.simulator.cloudfront;

import io.lifeboat.simulator.world.Distribution;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudfront.model.CacheBehavior;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.Method;
import software.amazon.awssdk.services.cloudfront.model.Origin;
import software.amazon.awssdk.services.cloudfront.model.OriginGroup;
import software.amazon.awssdk.services.cloudfront.model.OriginGroupMember;
import software.amazon.awssdk.services.cloudfront.model.OriginProtocolPolicy;
import software.amazon.awssdk.services.cloudfront.model.ViewerProtocolPolicy;

/** The distributions of a world file in the words of the SDK's model classes. */
final class Configurations {
  private static final Method[] SAFE = {Method.GET, Method.HEAD, Method.OPTIONS};

  private Configurations() {}

  static DistributionConfig of(Distribution spec) {
    return DistributionConfig.builder()
        .callerReference("simulated-" + spec.id())
        .comment("")
        .enabled(true)
        .aliases(aliases -> aliases.quantity(spec.names().size()).items(spec.names()))
        .origins(
            origins ->
                origins
                    .quantity(spec.origins().size())
                    .items(spec.origins().stream().map(Configurations::origin).toList()))
        .originGroups(
            groups ->
                groups
                    .quantity(spec.groups().size())
                    .items(spec.groups().stream().map(Configurations::group).toList()))
        .defaultCacheBehavior(
            behavior ->
                behavior
                    .targetOriginId(spec.target())
                    .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
                    .allowedMethods(methods -> methods.quantity(SAFE.length).items(SAFE)))
        .cacheBehaviors(
            behaviors ->
                behaviors.quantity(spec.behaviors().size()).items(behaviors(spec.behaviors())))
        .build();
  }

  private static Origin origin(Distribution.Origin spec) {
    return Origin.builder()
        .id(spec.id())
        .domainName(spec.domain())
        .originPath("")
        .connectionAttempts(spec.connectAttempts())
        .connectionTimeout((int) spec.connectTimeout().toSeconds())
        .customOriginConfig(
            custom ->
                custom
                    .httpPort(80)
                    .httpsPort(443)
                    .originProtocolPolicy(OriginProtocolPolicy.HTTPS_ONLY)
                    .originReadTimeout((int) spec.responseTimeout().toSeconds()))
        .build();
  }

  private static OriginGroup group(Distribution.Group spec) {
    return OriginGroup.builder()
        .id(spec.id())
        .failoverCriteria(
            criteria ->
                criteria.statusCodes(codes -> codes.quantity(spec.on().size()).items(spec.on())))
        .members(
            members ->
                members
                    .quantity(2)
                    .items(
                        spec.members().stream()
                            .map(id -> OriginGroupMember.builder().originId(id).build())
                            .toList()))
        .build();
  }

  private static List<CacheBehavior> behaviors(Map<String, String> targets) {
    return targets.entrySet().stream()
        .map(
            path ->
                CacheBehavior.builder()
                    .pathPattern(path.getKey())
                    .targetOriginId(path.getValue())
                    .viewerProtocolPolicy(ViewerProtocolPolicy.REDIRECT_TO_HTTPS)
                    .build())
        .toList();
  }
}
