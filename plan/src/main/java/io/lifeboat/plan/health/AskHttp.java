package io.lifeboat.plan.health;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.step.Probe;
import java.time.Duration;
import java.util.List;

/**
 * Asks the application over HTTP at a region's own address.
 *
 * @param slow a good answer that takes longer is worn
 * @param serving whether users are there; elsewhere an answer that is an error is only worn: what
 *     stands by may miss the writer of a region that is lost
 */
public record AskHttp(Region region, Probe probe, Duration slow, boolean serving) implements Check {
  /** Where the users are; a good answer that takes longer than the probe lets it is worn. */
  public AskHttp(Region region, Probe probe) {
    this(region, probe, probe.within(), true);
  }

  @Override
  public String name() {
    return probe.name();
  }

  @Override
  public List<String> needs() {
    return probe.needs();
  }

  @Override
  public boolean servesUsers() {
    return serving;
  }

  @Override
  public boolean asksAsUsersDo() {
    return true;
  }
}
