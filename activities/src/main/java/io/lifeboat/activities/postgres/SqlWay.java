package io.lifeboat.activities.postgres;

import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.step.PostgresServer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How servers are reached: under their own names over verified TLS, or through addresses given
 * instead of them, in plain text, as a simulator has them.
 *
 * @param via {@code host:port} of the plan to {@code host:port} instead; empty for their own names
 * @param authorities a file of certificates, PEM, that vouch for the servers; the JVM's own when
 *     empty
 * @param betweenServers what a subscription's connection says about TLS, such as {@code
 *     sslmode=verify-full sslrootcert=/rdsdbdata/rds-metadata/ca-cert.pem}
 */
public record SqlWay(Map<String, String> via, Optional<String> authorities, String betweenServers) {
  /** Encrypted; who it is, is for {@code LIFEBOAT_SQL_BETWEEN} to say. */
  public static final String USUAL_BETWEEN = "sslmode=require";

  /** Under their own names. */
  public static SqlWay straight() {
    return new SqlWay(Map.of(), Optional.empty(), USUAL_BETWEEN);
  }

  /** Through other addresses. */
  public static SqlWay through(String text) {
    return new SqlWay(parse(text), Optional.empty(), USUAL_BETWEEN);
  }

  /**
   * Reads {@code crm.eu-west-1.db.example.com:5432=127.0.0.1:40001,...}.
   *
   * @throws IllegalArgumentException when the text does not look so
   */
  public static Map<String, String> parse(String text) {
    Map<String, String> via = new LinkedHashMap<>();
    for (String each : text.split(",")) {
      if (!each.strip().matches("[^=:,\\s]+:\\d+=[^=:,\\s]+:\\d+")) {
        throw new IllegalArgumentException(
            "must look like crm.eu-west-1.db.example.com:5432=127.0.0.1:40001,..., not '"
                + text
                + "'");
      }
      String[] sides = each.strip().split("=");
      via.put(sides[0], sides[1]);
    }
    return via;
  }

  boolean isPlain() {
    return !via.isEmpty();
  }

  /** {@code host:port} to connect to. */
  String address(PostgresServer server) {
    if (!isPlain()) {
      return server.address();
    }
    return Optional.ofNullable(via.get(server.address()))
        .orElseThrow(
            () ->
                new FinalFailure(
                    FinalFailure.NOT_FOUND,
                    "LIFEBOAT_SQL_VIA names no way to %s, only to %s"
                        .formatted(server.address(), String.join(", ", via.keySet()))));
  }
}
