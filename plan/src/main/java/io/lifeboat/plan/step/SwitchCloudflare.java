package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Moves the users of a Cloudflare load balancer by disabling a region's pool: each of the load
 * balancer's lists then leads to the next pool that is in it. Coming home enables it again, so that
 * the order in the lists holds as before.
 *
 * @param name what users know it by, such as {@code shop.example.com}
 * @param account id of the Cloudflare account that has the pools
 * @param zone id of the zone that has the load balancer
 * @param loadBalancer its id
 * @param fromPool id of the pool of {@code from}
 * @param toPool id of the pool of {@code to}; enabled when it is not
 * @param secret ARN or name of the Secrets Manager secret in {@code to} that is the API token
 * @param home whether {@code to} is where users are at home: {@code fromPool} then stays enabled,
 *     to stand by
 */
public record SwitchCloudflare(
    String name,
    Region from,
    Region to,
    String account,
    String zone,
    String loadBalancer,
    String fromPool,
    String toPool,
    String secret,
    boolean home)
    implements Step {
  public SwitchCloudflare {
    Needed.name(name, "the name of a load balancer");
    Needed.twoRegions(from, to, name);
    Form.SECRET.check(secret, "the secret with the token for " + name);
    for (String id : new String[] {account, zone, loadBalancer, fromPool, toPool}) {
      Needed.text(id, "an id of Cloudflare\'s for " + name);
      Needed.that(
          id.matches("[A-Za-z0-9_-]{1,64}"),
          "'" + id + "' is not an id of Cloudflare's; it has letters, digits, - and _");
    }
    if (fromPool.equals(toPool)) {
      throw new IllegalArgumentException(
          name + " cannot be moved from the pool " + fromPool + " to the same");
    }
  }

  @Override
  public String title() {
    return "send the users of " + name + " to " + to + " by Cloudflare's pools";
  }

  @Override
  public String undo() {
    return "put the pools of " + name + " back, which sends the users to " + from;
  }

  @Override
  public Role role() {
    return Role.TRAFFIC;
  }

  @Override
  public Effect effect() {
    return Effect.DISRUPTIVE;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(10);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(5);
  }
}
