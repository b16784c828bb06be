package io.lifeboat.activities;

import io.lifeboat.activities.health.Prober;
import io.lifeboat.activities.postgres.JdbcSqlServers;
import io.lifeboat.activities.postgres.SqlServers;
import io.lifeboat.activities.postgres.SqlWay;
import io.lifeboat.activities.route53.NameServers;

/**
 * Everything that actions reach.
 *
 * @param aws the way to AWS
 * @param prober how the application is asked
 * @param nameServers how DNS is asked
 * @param sql how PostgreSQL servers are asked
 */
public record Connections(AwsClients aws, Prober prober, NameServers nameServers, SqlServers sql) {
  /** With PostgreSQL servers under their own names. */
  public Connections(AwsClients aws, Prober prober, NameServers nameServers) {
    this(aws, prober, nameServers, new JdbcSqlServers(aws, SqlWay.straight()));
  }
}
