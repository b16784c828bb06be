package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Waits until a replica is behind by no more than the objective. A figure that is missing or older
 * than {@code freshWithin} is unknown, and waited for.
 *
 * @param from the region that writes
 * @param to the replica's region
 */
public record CatchUpAurora(
    String database,
    String globalCluster,
    Region from,
    Region to,
    Duration objective,
    Duration freshWithin)
    implements Step {
  public CatchUpAurora {
    Needed.name(database, "the name of a database");
    Form.RDS.check(globalCluster, "the global cluster of " + database);
    Needed.twoRegions(from, to, database);
    Needed.notNegative(objective, "the lag that " + database + " may have");
    Needed.positive(freshWithin, "how old a lag figure of " + database + " may be");
  }

  @Override
  public String title() {
    return "wait until " + database + " in " + to + " has caught up";
  }

  @Override
  public Effect effect() {
    return Effect.NONE;
  }

  @Override
  public Duration expected() {
    return Duration.ofMinutes(1);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(20);
  }
}
