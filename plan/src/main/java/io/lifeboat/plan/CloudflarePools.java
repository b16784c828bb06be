package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;

/**
 * A load balancer of Cloudflare with a pool of origins in each region.
 *
 * @param cloudflare the host name by which users know it
 * @param account the id of the Cloudflare account that has the pools
 * @param zone the id of the zone that has the load balancer
 * @param loadBalancer its id
 * @param pools each region's pool, by id
 * @param token the Secrets Manager secret with the API token; {@code {region}} stands for the
 *     region that is asked
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record CloudflarePools(
    String cloudflare,
    String account,
    String zone,
    String loadBalancer,
    Map<Region, String> pools,
    String token)
    implements Route {
  public CloudflarePools {
    pools = Ordered.map(pools);
  }

  /** The secret with the API token, as it is called in a region. */
  public String tokenIn(Region region) {
    return token.replace("{region}", region.name());
  }
}
