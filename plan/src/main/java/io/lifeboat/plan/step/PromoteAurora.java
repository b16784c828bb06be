package io.lifeboat.plan.step;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes the cluster of {@code to} the writer of an Aurora global database: by switchover, asked of
 * {@code from}, when graceful; by failover with data loss allowed, asked of {@code to}, when
 * forced.
 *
 * @param database the plan's name of the database
 * @param globalCluster the global cluster's identifier
 */
public record PromoteAurora(
    String database, String globalCluster, Region from, Region to, Mode mode) implements Step {
  public PromoteAurora {
    Needed.name(database, "the name of a database");
    Form.RDS.check(globalCluster, "the global cluster of " + database);
    Needed.move(from, to, mode, database);
  }

  @Override
  public String title() {
    return "promote " + database + " in " + to;
  }

  @Override
  public String undo() {
    return mode == Mode.FORCED
        ? "nothing puts it back: " + database + " goes on in " + to + "; only a failback leads home"
        : "switch " + database + " back to " + from;
  }

  /** Until it is a replica again, an old writer must be neither opened nor promoted. */
  @Override
  public boolean isReadiedBy(Step earlier) {
    return earlier instanceof RejoinAurora rejoin
        && rejoin.database().equals(database)
        && rejoin.region().equals(to);
  }

  @Override
  public Role role() {
    return Role.PROMOTE;
  }

  @Override
  public Optional<String> about() {
    return Optional.of(database);
  }

  @Override
  public boolean losesNothing() {
    return mode == Mode.GRACEFUL;
  }

  @Override
  public Effect effect() {
    return mode == Mode.FORCED ? Effect.POINT_OF_NO_RETURN : Effect.DISRUPTIVE;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(90);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(10);
  }
}
