package io.lifeboat.plan.step;

import io.lifeboat.plan.DataAccess;
import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Compares the tables of the database that writes with those of the drill's clone, row count and
 * checksum, as far as rows are older than the clone; and reads back a marker written into the
 * clone.
 *
 * @param writer the region that writes
 * @param copy the clone's region
 * @param rpo rows younger than this at the time of the copy need not be there
 */
public record CompareData(
    String database,
    String globalCluster,
    Region writer,
    Region copy,
    DataAccess data,
    Duration rpo)
    implements Step {
  public CompareData {
    Needed.name(database, "the name of a database");
    Form.RDS.check(globalCluster, "the global cluster of " + database);
    Needed.twoRegions(writer, copy, database);
    Needed.data(data, database, writer, copy);
    Needed.notNegative(rpo, "the RPO of " + database);
  }

  @Override
  public String title() {
    return "compare " + database + " in " + writer + " with its clone in " + copy;
  }

  @Override
  public Effect effect() {
    return Effect.NONE;
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
