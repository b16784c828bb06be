package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.List;

/**
 * Compares tables of both databases by row count and checksum.
 *
 * @param database the plan's name of the database
 * @param source the server of {@code from}, which the other follows
 * @param target the server of {@code to}
 * @param tables their names, in schema public unless written as {@code schema.table}
 */
public record ComparePostgres(
    String database,
    Region from,
    Region to,
    PostgresServer source,
    PostgresServer target,
    List<String> tables)
    implements Step {
  public ComparePostgres {
    Needed.name(database, "the name of a database");
    Needed.twoRegions(from, to, database);
    Needed.present(source, "the server of " + database + " that is followed");
    Needed.present(target, "the server of " + database + " that follows");
    tables = Needed.some(tables, "the tables of " + database);
    tables.forEach(table -> Form.POSTGRES_TABLE.check(table, "a table of " + database));
  }

  @Override
  public String title() {
    return "compare the rows of " + database + " in " + from + " and " + to;
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
    return Duration.ofMinutes(10);
  }
}
