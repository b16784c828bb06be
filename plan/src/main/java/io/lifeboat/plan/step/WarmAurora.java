package io.lifeboat.plan.step;

import io.lifeboat.plan.DataAccess;
import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Runs statements that only read at the writer of an Aurora cluster, so that what they read is in
 * its cache before users come.
 *
 * @param database the plan's name of the database
 * @param globalCluster the global cluster's identifier
 * @param region the region that writes now
 * @param data how the database is asked
 * @param statements each a {@code select} alone, in the order in which they run
 */
public record WarmAurora(
    String database, String globalCluster, Region region, DataAccess data, List<String> statements)
    implements Step {
  public WarmAurora {
    Needed.name(database, "the name of a database");
    Form.RDS.check(globalCluster, "the global cluster of " + database);
    Needed.present(region, "the region of " + database);
    Needed.data(data, database, region);
    statements = Needed.some(statements, "the statements that warm " + database);
    statements.forEach(
        statement ->
            Needed.that(!statement.isBlank(), "a statement that warms " + database + " is blank"));
  }

  @Override
  public String title() {
    return "warm the cache of " + database + " in " + region;
  }

  @Override
  public Role role() {
    return Role.WARM;
  }

  @Override
  public Optional<String> about() {
    return Optional.of(database);
  }

  @Override
  public Effect effect() {
    return Effect.NONE;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(30);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(10);
  }
}
