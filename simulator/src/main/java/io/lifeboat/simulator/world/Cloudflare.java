package io.lifeboat.simulator.world;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An account of Cloudflare.
 *
 * @param account its id
 * @param token the one API token that it takes
 */
public record Cloudflare(
    String account,
    String token,
    @JsonProperty("load-balancers") List<LoadBalancer> loadBalancers,
    List<Pool> pools) {
  public Cloudflare {
    loadBalancers = Check.list(loadBalancers);
    pools = Check.list(pools);
    Check.that(loadBalancers.isEmpty() || token != null, "token of cloudflare is missing");
    Set<String> known = pools.stream().map(Pool::id).collect(Collectors.toSet());
    loadBalancers.stream()
        .flatMap(LoadBalancer::named)
        .forEach(pool -> Check.that(known.contains(pool), "there is no pool " + pool));
  }

  static Cloudflare none() {
    return new Cloudflare(null, null, null, null);
  }

  /**
   * A load balancer: the name that users use, and which pools serve them, in order.
   *
   * @param zone the id of its zone
   * @param name such as {@code shop.example.com}
   * @param defaultPools for users of whose region nothing is said
   * @param regionPools by Cloudflare's code of a region, such as {@code WEU} or {@code ENAM}
   * @param fallbackPool the last resort, whatever its health
   */
  public record LoadBalancer(
      @JsonProperty("load-balancer") String id,
      String zone,
      String name,
      @JsonProperty("default-pools") List<String> defaultPools,
      @JsonProperty("region-pools") Map<String, List<String>> regionPools,
      @JsonProperty("fallback-pool") String fallbackPool) {
    public LoadBalancer {
      Check.given(id, "load-balancer");
      Check.given(zone, "zone of load balancer " + id);
      Check.given(name, "name of load balancer " + id);
      defaultPools = Check.list(defaultPools);
      Check.that(!defaultPools.isEmpty(), "load balancer " + id + " has no default-pools");
      regionPools = regionPools == null ? Map.of() : new TreeMap<>(regionPools);
      fallbackPool =
          fallbackPool == null ? defaultPools.get(defaultPools.size() - 1) : fallbackPool;
    }

    Stream<String> named() {
      return Stream.concat(
          Stream.concat(defaultPools.stream(), Stream.of(fallbackPool)),
          regionPools.values().stream().flatMap(List::stream));
    }
  }

  /**
   * A pool of origins.
   *
   * @param enabled yes when left out
   * @param origins addresses of load balancers of {@code web}
   * @param monitor the path that is asked for; without it a pool always counts as healthy
   * @param every how often it is asked
   */
  public record Pool(
      @JsonProperty("pool") String id,
      String name,
      Boolean enabled,
      List<String> origins,
      String monitor,
      Duration every) {
    public Pool {
      Check.given(id, "pool");
      name = name == null ? id : name;
      enabled = enabled == null || enabled;
      origins = Check.list(origins);
      Check.that(!origins.isEmpty(), "pool " + id + " has no origins");
      every = Check.orElse(every, Duration.ofMinutes(1));
    }
  }
}
