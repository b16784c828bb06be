package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.Optional;

/**
 * Sets the target's sequences at least to where the source's are, since logical replication leaves
 * them behind; when the source does not answer, to behind the highest number in use.
 *
 * @param database the plan's name of the database
 * @param source the server of {@code from}, which the other follows
 * @param target the server of {@code to}
 * @param margin how far behind the highest number in use
 */
public record CarrySequences(
    String database,
    Region from,
    Region to,
    PostgresServer source,
    PostgresServer target,
    long margin)
    implements Step {
  public CarrySequences {
    Needed.name(database, "the name of a database");
    Needed.twoRegions(from, to, database);
    Needed.present(source, "the server of " + database + " that is followed");
    Needed.present(target, "the server of " + database + " that follows");
    Needed.atLeast(0, margin, "the margin of the sequences of " + database);
  }

  @Override
  public boolean isAsking() {
    return true;
  }

  @Override
  public String undo() {
    return "nothing to put back: numbers are skipped, none is used twice";
  }

  @Override
  public String title() {
    return "carry the sequences of " + database + " over to " + to;
  }

  @Override
  public Role role() {
    return Role.SEQUENCES;
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
