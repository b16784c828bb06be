package io.lifeboat.plan.step;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Lets the server of a region that neither left nor took over follow the new writer: without
 * copying when it has every change of the old one and all that was written since is kept for it;
 * otherwise its published tables are brought in line first, and what only it has is set aside.
 *
 * @param database the plan's name of the database
 * @param region the region that follows
 * @param from the region that it followed
 * @param to the region that is written to now
 * @param server the server of {@code region}
 * @param source the server of {@code from}
 * @param target the server of {@code to}
 * @param publication on the target
 * @param subscription on the server of {@code region}
 * @param promoted the subscription that the target had until it was promoted
 * @param mode whether the old writer need not answer
 */
public record FollowPostgres(
    String database,
    Region region,
    Region from,
    Region to,
    PostgresServer server,
    PostgresServer source,
    PostgresServer target,
    String publication,
    String subscription,
    String promoted,
    Mode mode)
    implements Step {
  public FollowPostgres {
    Needed.name(database, "the name of a database");
    Needed.present(region, "the region of " + database + " that follows");
    Needed.move(from, to, mode, database);
    Needed.twoRegions(region, to, database);
    Needed.present(server, "the server of " + database + " that follows");
    Needed.present(source, "the server of " + database + " that was followed");
    Needed.present(target, "the server of " + database + " that is followed");
    Form.POSTGRES.check(publication, "the publication of " + database);
    Form.POSTGRES.check(subscription, "the subscription of " + database);
    Form.POSTGRES.check(promoted, "the promoted subscription of " + database);
  }

  @Override
  public String title() {
    return "let " + database + " in " + region + " follow " + to;
  }

  @Override
  public String undo() {
    return "let " + database + " in " + region + " follow " + from + " again";
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
