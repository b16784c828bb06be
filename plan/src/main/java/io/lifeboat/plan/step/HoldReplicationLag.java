package io.lifeboat.plan.step;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.Optional;

/**
 * Holds the run when more would be lost than the objective allows. A value that is missing or older
 * than {@code freshWithin} is unknown, never zero, and holds the run too.
 *
 * @param database the plan's name of the database
 * @param globalCluster the global cluster's identifier
 * @param objective the recovery point objective
 * @param freshWithin the greatest age at which the newest figure still counts
 */
public record HoldReplicationLag(
    String database,
    String globalCluster,
    Region from,
    Region to,
    Duration objective,
    Duration freshWithin,
    Mode mode)
    implements Step {
  public HoldReplicationLag {
    Needed.name(database, "the name of a database");
    Form.RDS.check(globalCluster, "the global cluster of " + database);
    Needed.move(from, to, mode, database);
    Needed.notNegative(objective, "the RPO of " + database);
    Needed.positive(freshWithin, "how old a lag figure of " + database + " may be");
  }

  @Override
  public String title() {
    return "hold the lag of " + database + " against the RPO";
  }

  @Override
  public Role role() {
    return Role.HOLD;
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
    return Duration.ofSeconds(1);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(1);
  }
}
