package io.lifeboat.plan.step;

import io.lifeboat.plan.DataAccess;
import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.List;

/**
 * Writes a row that names the run into the table {@code lifeboat_marker} of the database that
 * writes now, so that it can be looked for afterwards.
 *
 * @param regions asked in this order who writes; the marker goes to the writer, wherever it is
 */
public record WriteMarker(
    String database, String globalCluster, List<Region> regions, DataAccess data) implements Step {
  public WriteMarker {
    Needed.name(database, "the name of a database");
    Form.RDS.check(globalCluster, "the global cluster of " + database);
    regions = Needed.some(regions, "the regions of " + database);
    Needed.data(data, database, regions.toArray(Region[]::new));
  }

  @Override
  public boolean isAsking() {
    return true;
  }

  @Override
  public String title() {
    return "write a marker into " + database;
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
    return Duration.ofSeconds(30);
  }
}
