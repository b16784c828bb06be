package io.lifeboat.plan.health;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.step.Probe;
import java.util.List;

/** Asks the application over HTTP at a region's own address. */
public record AskHttp(Region region, Probe probe) implements Check {
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
    return true;
  }

  @Override
  public boolean asksAsUsersDo() {
    return true;
  }
}
