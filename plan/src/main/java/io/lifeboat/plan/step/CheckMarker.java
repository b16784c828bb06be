package io.lifeboat.plan.step;

import io.lifeboat.plan.DataAccess;
import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Looks for the run's marker, and for the newest of any run, in the database that writes now: what
 * was written before a move shall be there after it.
 *
 * @param region the region that writes
 */
public record CheckMarker(String database, String globalCluster, Region region, DataAccess data)
    implements Step {
  public CheckMarker {
    Needed.name(database, "the name of a database");
    Form.RDS.check(globalCluster, "the global cluster of " + database);
    Needed.present(region, "the region of " + database);
    Needed.data(data, database, region);
  }

  @Override
  public String title() {
    return "look for the marker in " + database + " in " + region;
  }

  @Override
  public Effect effect() {
    return Effect.NONE;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(2);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(1);
  }
}
