package io.lifeboat.plan;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.lifeboat.plan.step.PostgresServer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL's logical replication of the tables that all regions share.
 *
 * @param host each region's server; {@code {region}} stands for its name
 * @param port of the servers; 5432 when not given
 * @param database the database's name on the servers
 * @param secret the Secrets Manager secret with user name and password; {@code {region}} stands for
 *     the region that is asked
 * @param publication its name on the server that is written to
 * @param subscription its name on a server that follows; {@code {region}} stands for that region
 * @param tables what is replicated, compared and published anew
 * @param regional the tables that stay in the region of their customers, out of reach when it is
 *     lost; an empty list when there are none
 * @param critical the lag above which a graceful move does not begin; 10 s when not given
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
public record LogicalReplication(
    String host,
    Optional<Integer> port,
    String database,
    String secret,
    String publication,
    String subscription,
    List<String> tables,
    Optional<List<String>> regional,
    Optional<Duration> critical) {
  public LogicalReplication {
    tables = Ordered.list(tables);
    regional = regional.map(Ordered::list);
  }

  /** How the server of a region is reached. */
  public PostgresServer server(Region region) {
    return new PostgresServer(
        host.replace("{region}", region.name()),
        port.orElse(5432),
        database,
        secret.replace("{region}", region.name()));
  }

  /** The subscription of a server that follows. */
  public String subscriptionIn(Region region) {
    return subscription.replace("{region}", region.name().replace('-', '_'));
  }

  /** The lag above which a graceful move does not begin. */
  public Duration criticalOrUsual() {
    return critical.orElse(Duration.ofSeconds(10));
  }
}
