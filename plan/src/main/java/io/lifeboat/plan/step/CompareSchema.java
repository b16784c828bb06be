package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.Optional;

/**
 * Compares what Flyway has done to both databases: versions, checksums, failed migrations. When the
 * source does not answer, the target's own history is all there is.
 *
 * @param database the plan's name of the database
 * @param source the server of {@code from}, which the other follows
 * @param target the server of {@code to}
 */
public record CompareSchema(
    String database, Region from, Region to, PostgresServer source, PostgresServer target)
    implements Step {
  public CompareSchema {
    Needed.name(database, "the name of a database");
    Needed.twoRegions(from, to, database);
    Needed.present(source, "the server of " + database + " that is followed");
    Needed.present(target, "the server of " + database + " that follows");
  }

  @Override
  public String title() {
    return "compare the schema of " + database + " in " + from + " and " + to;
  }

  @Override
  public Role role() {
    return Role.COMPARE;
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
    return Duration.ofSeconds(2);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(1);
  }
}
