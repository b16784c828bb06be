package io.lifeboat.plan.health;

import io.lifeboat.plan.Region;
import io.lifeboat.plan.step.PostgresServer;
import java.util.List;

/** Asks a PostgreSQL server by a statement that reads. */
public record AskPostgres(
    Region region, String name, PostgresServer server, String sql, List<String> needs)
    implements Check {
  public AskPostgres {
    needs = needs == null ? List.of() : List.copyOf(needs);
  }

  @Override
  public boolean servesUsers() {
    return true;
  }
}
