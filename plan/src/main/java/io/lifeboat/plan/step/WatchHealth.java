package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.json.DurationText;
import java.time.Duration;
import java.util.List;

/**
 * Asks every probe again and again for a time, and fails as soon as the answers are no longer good
 * enough. A few bad answers among many are borne.
 *
 * @param region the region that shall be fit
 * @param probes the region's own addresses
 * @param lasting how long it is watched
 */
public record WatchHealth(Region region, List<Probe> probes, Duration lasting) implements Step {
  public WatchHealth {
    Needed.present(region, "the region that is watched");
    probes = Needed.any(probes, "the health checks of " + region);
    Needed.positive(lasting, "how long " + region + " is watched");
  }

  @Override
  public String title() {
    return "watch " + region + " for " + DurationText.format(lasting);
  }

  @Override
  public Effect effect() {
    return Effect.NONE;
  }

  @Override
  public Duration expected() {
    return lasting;
  }

  @Override
  public Duration timeout() {
    return lasting.multipliedBy(2).plusMinutes(5);
  }
}
