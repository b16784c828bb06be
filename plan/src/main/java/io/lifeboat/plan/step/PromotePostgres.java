package io.lifeboat.plan.step;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Makes the replica the database that is written. When graceful: the source takes no more writes
 * and its sessions are ended, every change is waited for, then the replica is detached and prepared
 * to be followed, so that nothing is lost in either direction. When forced: the replica is detached
 * from a source that need not answer.
 *
 * @param database the plan's name of the database
 * @param source the server of {@code from}, which the other follows
 * @param target the server of {@code to}
 * @param publication on the source, and then on the target
 * @param subscription on the target
 * @param followers the subscriptions of further regions' servers that follow the source; after a
 *     graceful promotion the target keeps for them what is written there
 * @param regional the tables that stay in {@code from} when it is lost
 */
public record PromotePostgres(
    String database,
    Region from,
    Region to,
    PostgresServer source,
    PostgresServer target,
    String publication,
    String subscription,
    Mode mode,
    List<String> followers,
    List<String> regional)
    implements Step {
  public PromotePostgres {
    Needed.name(database, "the name of a database");
    Needed.move(from, to, mode, database);
    Needed.present(source, "the server of " + database + " that is followed");
    Needed.present(target, "the server of " + database + " that follows");
    Form.POSTGRES.check(publication, "the publication of " + database);
    Form.POSTGRES.check(subscription, "the subscription of " + database);
    followers = followers == null ? List.of() : List.copyOf(followers);
    regional = regional == null ? List.of() : List.copyOf(regional);
    followers.forEach(one -> Form.POSTGRES.check(one, "a follower of " + database));
    regional.forEach(table -> Needed.name(table, "a table of " + database + " that stays"));
  }

  /** Before a failback the target has to follow again. */
  @Override
  public boolean isReadiedBy(Step earlier) {
    return earlier instanceof ReversePostgres reversal
        && reversal.database().equals(database)
        && reversal.from().equals(to);
  }

  @Override
  public String undo() {
    return mode == Mode.FORCED
        ? "nothing puts it back: " + database + " goes on in " + to + "; only a failback leads home"
        : "open " + database + " in " + from + " again and let " + to + " follow it";
  }

  @Override
  public String title() {
    return "promote " + database + " in " + to;
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
    return Duration.ofSeconds(10);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(5);
  }
}
