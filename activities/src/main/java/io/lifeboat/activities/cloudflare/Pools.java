package io.lifeboat.activities.cloudflare;

import com.fasterxml.jackson.databind.JsonNode;
import io.lifeboat.plan.step.SwitchCloudflare;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The two pools of a step as they stand.
 *
 * @param balancer the load balancer that leads to them, as Cloudflare tells it
 * @param from whether the pool that users leave is enabled
 * @param to whether the pool that they go to is
 */
record Pools(SwitchCloudflare step, JsonNode balancer, boolean from, boolean to) {
  private static final List<String> BY_PLACE =
      List.of("region_pools", "country_pools", "pop_pools");

  static Pools read(CloudflareCall cloudflare, SwitchCloudflare step) {
    return new Pools(
        step,
        cloudflare.loadBalancer(),
        cloudflare.pool(step.fromPool()).path("enabled").asBoolean(),
        cloudflare.pool(step.toPool()).path("enabled").asBoolean());
  }

  /** Why users cannot be moved so, in words. */
  Optional<String> obstacle() {
    Set<String> used = new TreeSet<>();
    lists().forEach(used::addAll);
    for (String pool : List.of(step.fromPool(), step.toPool())) {
      if (!used.contains(pool)) {
        return Optional.of(
            "the load balancer of %s does not use pool %s; put it into its pools"
                .formatted(step.name(), pool));
      }
    }
    boolean leadsNowhere =
        !step.home()
            && lists().stream().anyMatch(list -> list.equals(List.of(step.fromPool())))
            && step.fromPool().equals(balancer.path("fallback_pool").asText());
    return leadsNowhere
        ? Optional.of(
            "the load balancer of %s has a list with pool %s alone, which is its fallback as well: its users would stay; add another pool"
                .formatted(step.name(), step.fromPool()))
        : Optional.empty();
  }

  boolean isDone() {
    return to && (step.home() || !from);
  }

  String words() {
    return "pool %s is %s, pool %s is %s"
        .formatted(step.fromPool(), word(from), step.toPool(), word(to));
  }

  private static String word(boolean enabled) {
    return enabled ? "enabled" : "disabled";
  }

  /** All lists of pools that the load balancer has. */
  private List<List<String>> lists() {
    List<List<String>> lists = new ArrayList<>();
    lists.add(list(balancer.path("default_pools")));
    for (String place : BY_PLACE) {
      balancer.path(place).forEach(pools -> lists.add(list(pools)));
    }
    return lists;
  }

  private static List<String> list(JsonNode pools) {
    List<String> ids = new ArrayList<>();
    pools.forEach(pool -> ids.add(pool.asText()));
    return ids;
  }
}
