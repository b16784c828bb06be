package io.lifeboat.plan.step;

import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import java.time.Duration;
import java.util.Optional;

/**
 * Holds the run when the replica lags too far behind: in a forced run further than the RPO allows,
 * in a graceful one also further than what is critical, since writers wait that long. A lag that is
 * not known holds the run too.
 *
 * @param database the plan's name of the database
 * @param source the server of {@code from}, which the other follows
 * @param target the server of {@code to}
 * @param subscription the subscription on the target
 * @param rpo the recovery point objective
 * @param critical the lag from which on nobody calls it healthy; 10 s when left out
 */
public record HoldPostgresLag(
    String database,
    Region from,
    Region to,
    PostgresServer source,
    PostgresServer target,
    String subscription,
    Duration rpo,
    Duration critical,
    Mode mode)
    implements Step {
  private static final Duration USUALLY_CRITICAL = Duration.ofSeconds(10);

  public HoldPostgresLag {
    Needed.name(database, "the name of a database");
    Needed.move(from, to, mode, database);
    Needed.present(source, "the server of " + database + " that is followed");
    Needed.present(target, "the server of " + database + " that follows");
    Form.POSTGRES.check(subscription, "the subscription of " + database);
    Needed.notNegative(rpo, "the RPO of " + database);
    critical = critical == null ? USUALLY_CRITICAL : critical;
  }

  @Override
  public String title() {
    return "hold the lag of " + database + " against the RPO";
  }

  @Override
  public Role role() {
    return Role.HOLD;
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
