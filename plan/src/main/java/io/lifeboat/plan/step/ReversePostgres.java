package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.List;

/**
 * Lets the old source follow the database that was promoted: without copying when both were equal
 * at the promotion and all changes since are kept for it; otherwise its published tables are
 * brought in line first, and what it had not sent before is set aside.
 *
 * @param database the plan's name of the database
 * @param source the server of {@code from}, which wrote before and will follow
 * @param target the server of {@code to}, which writes now
 * @param publication on the target
 * @param subscription on the source, of the same name as the one that the target had
 * @param followers the subscriptions of further regions' servers that followed the old source
 */
public record ReversePostgres(
    String database,
    Region from,
    Region to,
    PostgresServer source,
    PostgresServer target,
    String publication,
    String subscription,
    List<String> followers)
    implements Step {
  public ReversePostgres {
    Needed.name(database, "the name of a database");
    Needed.twoRegions(from, to, database);
    Needed.present(source, "the server of " + database + " that is followed");
    Needed.present(target, "the server of " + database + " that follows");
    Form.POSTGRES.check(publication, "the publication of " + database);
    Form.POSTGRES.check(subscription, "the subscription of " + database);
    followers = followers == null ? List.of() : List.copyOf(followers);
    followers.forEach(one -> Form.POSTGRES.check(one, "a follower of " + database));
  }

  /** Until then the target follows the source. */
  @Override
  public boolean isReadiedBy(Step earlier) {
    return earlier instanceof PromotePostgres promotion
        && promotion.database().equals(database)
        && promotion.to().equals(to);
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
