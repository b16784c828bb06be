package io.lifeboat.activities.postgres;

import io.lifeboat.activities.IamNeed;
import io.lifeboat.activities.aurora.ReadOnlySql;
import io.lifeboat.activities.checks.FirstValue;
import io.lifeboat.activities.checks.Look;
import io.lifeboat.activities.checks.Seen;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.health.AskPostgres;
import java.util.List;
import java.util.Optional;

/** Asks a PostgreSQL server by a statement that reads. */
public final class LookAtPostgres implements Look<AskPostgres> {
  private final SqlServers servers;

  public LookAtPostgres(SqlServers servers) {
    this.servers = servers;
  }

  @Override
  public Class<AskPostgres> check() {
    return AskPostgres.class;
  }

  @Override
  public List<IamNeed> iamActions() {
    return List.of(SqlServers.SECRET);
  }

  @Override
  public Seen at(AskPostgres check, Watch watch) {
    Optional<String> refused = ReadOnlySql.whyNot(check.sql());
    if (refused.isPresent()) {
      return Seen.unseen("is not asked: " + refused.get());
    }
    try (Sql sql = servers.open(check.server(), check.region(), watch)) {
      sql.run("set statement_timeout = 5000");
      return FirstValue.seen(sql.value(check.sql()));
    }
  }
}
