package io.lifeboat.plan.step;

import java.util.Objects;

/**
 * A PostgreSQL server, and the database on it that matters.
 *
 * @param host the name by which it is reached, such as {@code crm.eu-west-1.db.example.com}
 * @param port 5432, as a rule
 * @param database the database's name
 * @param secret name or ARN of the Secrets Manager secret with {@code username} and {@code
 *     password} as JSON; a name means the secret in the server's own region
 */
public record PostgresServer(String host, int port, String database, String secret) {
  private static final int HIGHEST_PORT = 65_535;

  /**
   * @throws IllegalArgumentException when something is missing, or the host is no host name
   */
  public PostgresServer {
    if (!Objects.requireNonNull(host, "host").matches("[A-Za-z0-9._-]+")) {
      throw new IllegalArgumentException("'" + host + "' is not the name of a host");
    }
    if (port < 1 || port > HIGHEST_PORT) {
      throw new IllegalArgumentException(port + " is not a port");
    }
    if (Objects.requireNonNull(database, "database").isBlank()) {
      throw new IllegalArgumentException("the database of " + host + " has no name");
    }
    if (Objects.requireNonNull(secret, "secret").isBlank()) {
      throw new IllegalArgumentException("the secret of " + host + " has no name");
    }
  }

  /** {@code host:port}. */
  public String address() {
    return host + ":" + port;
  }
}
