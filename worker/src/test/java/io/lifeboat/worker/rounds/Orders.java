package io.lifeboat.worker.rounds;

import io.lifeboat.simulator.SimulatedAws;
import io.lifeboat.simulator.Users.Order;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.rdsdata.RdsDataClient;

/** What users of the web shop ordered, and what of it the writer of its database holds. */
record Orders(SimulatedAws aws, String region) {
  /** What users were told that it is stored, in order. */
  List<Long> told() {
    return aws.orders().stream().map(Order::number).toList();
  }

  /** The numbers that the writer in the region has. */
  List<Long> stored() {
    return numbers("select id from orders where id > 1000000 order by id");
  }

  /** What users were told and is not there. */
  List<Long> lost() {
    // First: users go on ordering while the database is asked.
    List<Long> told = told();
    Set<Long> there = new HashSet<>(stored());
    return told.stream().filter(number -> !there.contains(number)).toList();
  }

  /** What a user was told under a number. */
  Order of(long number) {
    return aws.orders().stream()
        .filter(order -> order.number() == number)
        .findFirst()
        .orElseThrow();
  }

  /** How many markers the writer in the region has. */
  long markers() {
    return numbers("select count(*) from lifeboat_marker").get(0);
  }

  private List<Long> numbers(String sql) {
    return aws
        .client(RdsDataClient.class, region)
        .executeStatement(
            r ->
                r.resourceArn("arn:aws:rds:%s:111122223333:cluster:orders-%1$s".formatted(region))
                    .secretArn(
                        "arn:aws:secretsmanager:%s:111122223333:secret:orders".formatted(region))
                    .database("shop")
                    .sql(sql))
        .records()
        .stream()
        .map(row -> row.get(0).longValue())
        .toList();
  }
}
