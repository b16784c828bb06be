package io.lifeboat.plan.step;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes a read replica of RDS a database of its own that takes writes. Graceful: only when a fence
 * has closed the source, and everything that was written there has arrived. Forced: at once.
 * Nothing makes a replica of it again.
 *
 * @param database the plan's name of the database
 * @param from the region of the source
 * @param to the region of the replica
 * @param source the DB instance's identifier in {@code from}
 * @param replica the DB instance's identifier in {@code to}
 */
public record PromoteRdsReplica(
    String database, Region from, Region to, String source, String replica, Mode mode)
    implements Step {
  public PromoteRdsReplica {
    Needed.name(database, "the name of a database");
    Needed.present(from, "the region that " + database + " leaves");
    Needed.present(to, "the region that " + database + " goes to");
    Needed.present(mode, "the mode of " + database + ", forced or graceful,");
    Form.RDS.check(source, "the instance of " + database);
    Form.RDS.check(replica, "the replica of " + database);
    Needed.that(
        !source.equals(replica),
        "the instance and the replica of " + database + " are both " + source);
  }

  /** What closes its source, or makes the replica, it finds only then. */
  @Override
  public boolean isReadiedBy(Step earlier) {
    return (earlier instanceof FenceRds fence
            && fence.database().equals(database)
            && fence.region().equals(from))
        || (earlier instanceof ReplicateRds made
            && made.database().equals(database)
            && made.to().equals(to));
  }

  @Override
  public String title() {
    return "promote the replica of " + database + " in " + to;
  }

  @Override
  public String undo() {
    return "nothing puts it back: "
        + database
        + " goes on in "
        + to
        + "; only a failback leads home";
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
    return Effect.POINT_OF_NO_RETURN;
  }

  @Override
  public Duration expected() {
    return Duration.ofMinutes(4);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(30);
  }
}
