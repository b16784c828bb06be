package io.lifeboat.simulator.cloudfront;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.world.Distribution;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudfront.model.CacheBehavior;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.Origin;
import software.amazon.awssdk.services.cloudfront.model.OriginGroup;

/** The distributions of the account, and their edges. Guarded by the estate's lock. */
public final class DistributionsEstate {
  final Estate estate;
  final Map<String, DistributionState> distributions = new LinkedHashMap<>();

  /** Builds what the world says. */
  public DistributionsEstate(Estate estate) {
    this.estate = estate;
    for (Distribution spec : estate.world().cloudfront()) {
      distributions.put(
          spec.id(), new DistributionState(spec, Configurations.of(spec), estate.now()));
    }
  }

  /** The edges have a change after a while. */
  void change(DistributionState distribution, DistributionConfig config) {
    int change = distribution.take(config, estate.now());
    estate.after(
        estate.roll("deployment of " + distribution.spec.id(), distribution.spec.deployment()),
        () -> distribution.deploy(change));
  }

  /** How an edge gets a path of a host; empty when the host is no distribution's. */
  public Optional<EdgeWay> way(String host, String path) {
    return distributions.values().stream()
        .filter(each -> each.spec.domain().equals(host) || names(each.deployed).contains(host))
        .filter(each -> each.deployed.enabled())
        .findFirst()
        .map(each -> way(each.deployed, path));
  }

  private static List<String> names(DistributionConfig config) {
    return config.aliases() == null ? List.of() : config.aliases().items();
  }

  private static EdgeWay way(DistributionConfig config, String path) {
    String target =
        ConfigurationRules.behaviors(config).stream()
            .filter(behavior -> fits(behavior.pathPattern(), path))
            .findFirst()
            .map(CacheBehavior::targetOriginId)
            .orElse(config.defaultCacheBehavior().targetOriginId());
    return ConfigurationRules.groups(config).stream()
        .filter(group -> group.id().equals(target))
        .findFirst()
        .map(group -> way(config, group))
        .orElseGet(() -> new EdgeWay(List.of(origin(config, target)), Set.of()));
  }

  private static EdgeWay way(DistributionConfig config, OriginGroup group) {
    return new EdgeWay(
        group.members().items().stream().map(m -> origin(config, m.originId())).toList(),
        Set.copyOf(group.failoverCriteria().statusCodes().items()));
  }

  private static Origin origin(DistributionConfig config, String id) {
    return config.origins().items().stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static boolean fits(String pattern, String path) {
    String regex =
        Pattern.quote("/" + pattern.replaceFirst("^/", ""))
            .replace("*", "\\E.*\\Q")
            .replace("?", "\\E.\\Q");
    return path.matches(regex);
  }
}
