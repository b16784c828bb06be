package io.lifeboat.plan.health;

import io.lifeboat.plan.DataAccess;
import io.lifeboat.plan.Region;
import java.util.List;

/** Asks an Aurora database by a statement that reads, over the RDS Data API. */
public record AskSql(
    Region region,
    String name,
    String globalCluster,
    DataAccess data,
    String sql,
    List<String> needs)
    implements Check {
  public AskSql {
    needs = needs == null ? List.of() : List.copyOf(needs);
  }

  @Override
  public boolean servesUsers() {
    return true;
  }
}
