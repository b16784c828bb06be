package io.lifeboat.simulator.cloudflare;

import io.lifeboat.simulator.Estate;
import io.lifeboat.simulator.Page;
import io.lifeboat.simulator.Where;
import io.lifeboat.simulator.world.Cloudflare;
import io.lifeboat.simulator.world.Cloudflare.LoadBalancer;
import io.lifeboat.simulator.world.Cloudflare.Pool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The load balancers and pools of a Cloudflare account. Guarded by the estate's lock. */
public final class CloudflareEstate {
  /** Cloudflare's regions, by the beginning of the AWS region near which a user is. */
  private static final Map<String, String> REGIONS =
      Map.of(
          "eu-", "WEU",
          "us-east", "ENAM",
          "us-west", "WNAM",
          "ca-", "ENAM",
          "sa-", "SSAM",
          "ap-south-", "SAS",
          "ap-southeast-1", "SEAS",
          "ap-southeast-2", "OC",
          "ap-northeast", "NEAS");

  final Estate estate;
  final Map<String, PoolState> pools = new LinkedHashMap<>();

  /** A pool as it stands. */
  static final class PoolState {
    final Pool pool;
    boolean enabled;
    boolean healthy = true;

    PoolState(Pool pool) {
      this.pool = pool;
      this.enabled = pool.enabled();
    }
  }

  /** Builds what the world says. */
  public CloudflareEstate(Estate estate) {
    this.estate = estate;
    account().pools().forEach(pool -> pools.put(pool.id(), new PoolState(pool)));
  }

  /**
   * Begins to check the health of origins.
   *
   * @param look asks an address for a path
   */
  public void watch(BiFunction<String, String, Page> look) {
    pools.values().stream()
        .filter(state -> state.pool.monitor() != null)
        .forEach(state -> check(state, look));
  }

  private void check(PoolState state, BiFunction<String, String, Page> look) {
    boolean before = state.healthy;
    state.healthy =
        state.pool.origins().stream()
            .anyMatch(origin -> look.apply(origin, state.pool.monitor()).isGood());
    if (before != state.healthy) {
      estate.happened(
          new Where("cloudflare", "cloudflare", "health changed", state.pool.id()),
          "pool %s became %s"
              .formatted(state.pool.name(), state.healthy ? "healthy" : "unhealthy"));
    }
    estate.after(state.pool.every(), () -> check(state, look));
  }

  Cloudflare account() {
    return estate.world().cloudflare();
  }

  Optional<LoadBalancer> loadBalancer(String zone, String id) {
    return account().loadBalancers().stream()
        .filter(each -> each.zone().equals(zone) && each.id().equals(id))
        .findFirst();
  }

  /**
   * The address of the origin that serves a user of {@code host}; empty when no load balancer has
   * the name.
   *
   * @param near the AWS region near which the user is
   */
  public Optional<String> origin(String host, Optional<String> near) {
    return account().loadBalancers().stream()
        .filter(each -> each.name().equals(host))
        .findFirst()
        .map(balancer -> pools.get(pool(balancer, near)).pool.origins().get(0));
  }

  private String pool(LoadBalancer balancer, Optional<String> near) {
    List<String> order =
        near.flatMap(CloudflareEstate::region)
            .map(balancer.regionPools()::get)
            .orElse(balancer.defaultPools());
    return order.stream()
        .filter(id -> pools.get(id).enabled && pools.get(id).healthy)
        .findFirst()
        .orElse(balancer.fallbackPool());
  }

  private static Optional<String> region(String near) {
    return REGIONS.entrySet().stream()
        .filter(region -> near.startsWith(region.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
