package io.lifeboat.activities;

import io.lifeboat.activities.health.Prober;
import io.lifeboat.activities.http.Http;
import io.lifeboat.activities.http.JavaHttp;
import io.lifeboat.activities.postgres.JdbcSqlServers;
import io.lifeboat.activities.postgres.SqlServers;
import io.lifeboat.activities.postgres.SqlWay;
import io.lifeboat.activities.route53.NameServers;
import java.util.Optional;

/**
 * Everything that actions reach.
 *
 * @param aws the way to AWS
 * @param prober how the application is asked
 * @param nameServers how DNS is asked
 * @param sql how PostgreSQL servers are asked
 * @param http how everything else is asked
 */
public record Connections(
    AwsClients aws, Prober prober, NameServers nameServers, SqlServers sql, Http http) {
  /** With PostgreSQL servers under their own names, and the real web. */
  public Connections(AwsClients aws, Prober prober, NameServers nameServers) {
    this(
        aws,
        prober,
        nameServers,
        new JdbcSqlServers(aws, SqlWay.straight()),
        new JavaHttp(Optional.empty()));
  }
}
