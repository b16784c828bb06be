package io.lifeboat.plan.action;

import io.lifeboat.plan.Region;

/** A region did not answer in time. Tried again; a fence is deferred by it. */
public final class RegionUnreachable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The name under which it stands in histories. */
  public static final String NAME = "RegionUnreachable";

  private final String region;

  public RegionUnreachable(Region region, String call, Throwable cause) {
    super(region + " did not answer " + call, cause);
    this.region = region.name();
  }

  /** The code of the region that is silent. */
  public String region() {
    return region;
  }
}
