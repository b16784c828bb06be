package io.lifeboat.plan.step;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.Optional;

/**
 * Holds the run when a global table's replica in {@code to} is not there, or lags further behind
 * than the objective allows. A figure that is missing or older than {@code freshWithin} is unknown,
 * never zero. DynamoDB keeps the figure in the region that sends: in a forced run whose {@code
 * from} does not answer it cannot be had, which is said and does not hold the run, since the
 * replica takes writes already and what had not arrived is not lost but late.
 *
 * @param table the plan's name of the table
 * @param tableName DynamoDB's name of it, the same in all regions
 * @param objective the recovery point objective
 * @param freshWithin the greatest age at which the newest figure still counts
 */
public record HoldDynamoDbLag(
    String table,
    String tableName,
    Region from,
    Region to,
    Duration objective,
    Duration freshWithin,
    Mode mode)
    implements Step {
  public HoldDynamoDbLag {
    Needed.name(table, "the name of a table");
    Form.TABLE.check(tableName, "the table of " + table);
    Needed.move(from, to, mode, table);
    Needed.notNegative(objective, "the RPO of " + table);
    Needed.positive(freshWithin, "how old a lag figure of " + table + " may be");
  }

  @Override
  public String title() {
    return "hold the lag of " + table + " against the RPO";
  }

  @Override
  public Role role() {
    return Role.HOLD;
  }

  @Override
  public Optional<String> about() {
    return Optional.of(table);
  }

  @Override
  public Effect effect() {
    return Effect.NONE;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(1);
  }

  /** In a planned move the first figures after a change are waited for. */
  @Override
  public Duration timeout() {
    return Duration.ofMinutes(mode == Mode.GRACEFUL ? 7 : 1);
  }
}
