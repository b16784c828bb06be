package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Opens a database cluster again that a fence has closed: its former security groups, which the
 * fence left in the tag {@code lifeboat:open-groups}, take the place of the closed one. A cluster
 * without that tag is open.
 */
public record OpenAurora(String database, String globalCluster, Region region) implements Step {
  public OpenAurora {
    Needed.name(database, "the name of a database");
    Form.RDS.check(globalCluster, "the global cluster of " + database);
    Needed.present(region, "the region of " + database);
  }

  @Override
  public String title() {
    return "open " + database + " in " + region + " again";
  }

  @Override
  public String undo() {
    return "close " + database + " in " + region + " again, if a fence had closed it";
  }

  /** Until it is a replica again, an old writer must be neither opened nor promoted. */
  @Override
  public boolean isReadiedBy(Step earlier) {
    return earlier instanceof RejoinAurora rejoin
        && rejoin.database().equals(database)
        && rejoin.region().equals(region);
  }

  @Override
  public Effect effect() {
    return Effect.REVERSIBLE;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(10);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(2);
  }
}
