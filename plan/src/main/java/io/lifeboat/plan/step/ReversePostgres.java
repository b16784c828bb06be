package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Lets the old source follow the database that was promoted: without copying when both were equal
 * at the promotion and all changes since are kept for it; with copying when the old source is
 * empty.
 *
 * @param database the plan's name of the database
 * @param source the server of {@code from}, which wrote before and will follow
 * @param target the server of {@code to}, which writes now
 * @param publication on the target
 * @param subscription on the source, of the same name as the one that the target had
 */
public record ReversePostgres(
    String database,
    Region from,
    Region to,
    PostgresServer source,
    PostgresServer target,
    String publication,
    String subscription)
    implements Step {
  public ReversePostgres {
    Needed.name(database, "the name of a database");
    Needed.twoRegions(from, to, database);
    Needed.present(source, "the server of " + database + " that is followed");
    Needed.present(target, "the server of " + database + " that follows");
    Form.POSTGRES.check(publication, "the publication of " + database);
    Form.POSTGRES.check(subscription, "the subscription of " + database);
  }

  @Override
  public String title() {
    return "let " + database + " in " + from + " follow " + to;
  }

  @Override
  public Effect effect() {
    return Effect.REVERSIBLE;
  }

  @Override
  public Duration expected() {
    return Duration.ofSeconds(10);
  }

  @Override
  public Duration timeout() {
    return Duration.ofMinutes(30);
  }
}
