package io.lifeboat.plan.step;

import io.lifeboat.plan.Region;
import java.time.Duration;

/**
 * Stops a subscription from taking changes; its slot on the source keeps them meanwhile, on the
 * source's disk.
 *
 * @param database the plan's name of the database
 * @param region where the subscription is
 * @param server the server that has it
 * @param subscription its name
 */
public record PausePostgres(
    String database, Region region, PostgresServer server, String subscription) implements Step {
  public PausePostgres {
    Needed.name(database, "the name of a database");
    Needed.present(region, "the region of " + database);
    Needed.present(server, "the server of " + database + " that follows");
    Form.POSTGRES.check(subscription, "the subscription of " + database);
  }

  @Override
  public String title() {
    return "pause the replication of " + database + " to " + region;
  }

  @Override
  public Effect effect() {
    return Effect.REVERSIBLE;
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
