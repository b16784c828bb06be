package io.lifeboat.simulator.cloudfront;

import io.lifeboat.simulator.AwsError;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudfront.model.AllowedMethods;
import software.amazon.awssdk.services.cloudfront.model.CacheBehavior;
import software.amazon.awssdk.services.cloudfront.model.CloudFrontException;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.Method;
import software.amazon.awssdk.services.cloudfront.model.Origin;
import software.amazon.awssdk.services.cloudfront.model.OriginGroup;

/** What CloudFront asks of a distribution's configuration, as far as it is about origins. */
final class ConfigurationRules {
  private static final Set<Integer> CODES = Set.of(400, 403, 404, 416, 429, 500, 502, 503, 504);
  private static final Set<Method> SAFE = Set.of(Method.GET, Method.HEAD, Method.OPTIONS);

  private ConfigurationRules() {}

  static void check(DistributionConfig config, DistributionConfig former) {
    if (config == null
        || config.callerReference() == null
        || config.comment() == null
        || config.enabled() == null
        || config.origins() == null
        || config.defaultCacheBehavior() == null) {
      throw error("MalformedInput", 400, "The distribution's configuration is not whole");
    }
    if (!config.callerReference().equals(former.callerReference())) {
      throw error("IllegalUpdate", 400, "The caller reference cannot be changed");
    }
    quantities(config);
    origins(config);
  }

  private static void quantities(DistributionConfig config) {
    boolean agree =
        config.origins().quantity() == config.origins().items().size()
            && groups(config).stream()
                .allMatch(g -> g.members().quantity() == g.members().items().size())
            && (config.originGroups() == null
                || config.originGroups().quantity() == groups(config).size())
            && (config.cacheBehaviors() == null
                || config.cacheBehaviors().quantity() == behaviors(config).size());
    if (!agree) {
      throw error(
          "InconsistentQuantities", 400, "The value of Quantity and the size of Items don't match");
    }
  }

  private static void origins(DistributionConfig config) {
    Set<String> known = new HashSet<>(config.origins().items().stream().map(Origin::id).toList());
    Set<String> groups = new HashSet<>();
    for (OriginGroup group : groups(config)) {
      group(group, known);
      groups.add(group.id());
    }
    known.addAll(groups);
    targets(config)
        .filter(target -> !known.contains(target.id()))
        .forEach(
            target -> {
              throw error("NoSuchOrigin", 404, "One or more of your origins do not exist");
            });
    if (targets(config).anyMatch(target -> groups.contains(target.id()) && !target.isSafe())) {
      throw error(
          "InvalidArgument",
          400,
          "The parameter AllowedMethods cannot include POST, PUT, PATCH, or DELETE for a cached"
              + " behavior associated with an origin group.");
    }
  }

  private static void group(OriginGroup group, Set<String> known) {
    List<String> members = group.members().items().stream().map(m -> m.originId()).toList();
    boolean isWhole =
        members.size() == 2
            && Set.copyOf(members).size() == 2
            && known.containsAll(members)
            && CODES.containsAll(group.failoverCriteria().statusCodes().items());
    if (!isWhole) {
      throw error(
          "InvalidArgument", 400, "The parameter OriginGroup " + group.id() + " is invalid");
    }
  }

  private record Target(String id, AllowedMethods methods) {
    boolean isSafe() {
      return methods == null || SAFE.containsAll(methods.items());
    }
  }

  private static Stream<Target> targets(DistributionConfig config) {
    return Stream.concat(
        Stream.of(
            new Target(
                Objects.toString(config.defaultCacheBehavior().targetOriginId(), ""),
                config.defaultCacheBehavior().allowedMethods())),
        behaviors(config).stream()
            .map(b -> new Target(Objects.toString(b.targetOriginId(), ""), b.allowedMethods())));
  }

  static List<OriginGroup> groups(DistributionConfig config) {
    return config.originGroups() == null ? List.of() : config.originGroups().items();
  }

  static List<CacheBehavior> behaviors(DistributionConfig config) {
    return config.cacheBehaviors() == null ? List.of() : config.cacheBehaviors().items();
  }

  static AwsServiceException error(String code, int status, String message) {
    return AwsError.of(CloudFrontException.builder(), code, status, message);
  }
}
