package io.lifeboat.plan.step;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.Optional;

/**
 * Says what Flyway has done to one database: its version, and what failed. After a restore also
 * whether those that followed it by logical replication still can.
 *
 * @param database the plan's name of the database
 * @param moment before or after what changes it
 */
public record ShowSchema(String database, Region region, PostgresServer server, Moment moment)
    implements Step {
  /** When it looks. */
  public enum Moment {
    /** A server that does not answer is no surprise. */
    @JsonProperty("before")
    BEFORE,
    @JsonProperty("after")
    AFTER
  }

  public ShowSchema {
    Needed.name(database, "the name of a database");
    Needed.present(region, "the region of " + database);
    Needed.present(server, "the server of " + database);
    Needed.present(moment, "when the schema of " + database + " is seen, before or after,");
  }

  @Override
  public String title() {
    return "see the schema version of %s in %s %s the repair"
        .formatted(database, region, moment == Moment.BEFORE ? "before" : "after");
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
    return Duration.ofMinutes(2);
  }
}
