package io.lifeboat.activities;

import io.lifeboat.plan.Region;
import java.util.List;
import software.amazon.awssdk.services.rdsdata.model.Field;

/** SQL as a person would run it at one of the web shop's clusters. */
record Sql(Simulation simulation, Region region, String cluster) {

  static Sql atHome(Simulation simulation) {
    return new Sql(simulation, Simulation.FRA, "orders-eu-central-1");
  }

  List<List<Field>> run(String statement) {
    return simulation
        .rdsData(region)
        .executeStatement(
            request ->
                request
                    .resourceArn(
                        "arn:aws:rds:%s:111122223333:cluster:%s".formatted(region, cluster))
                    .secretArn(SampleSteps.DATA.secretIn(region))
                    .database("shop")
                    .sql(statement))
        .records();
  }

  long count(String table) {
    return run("select count(*) from " + table).get(0).get(0).longValue();
  }
}
