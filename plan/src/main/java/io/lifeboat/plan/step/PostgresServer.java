package io.lifeboat.plan.step;

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
    Needed.text(host, "the host of a PostgreSQL server");
    Needed.that(host.matches("[A-Za-z0-9._-]+"), "'" + host + "' is not the name of a host");
    Needed.that(
        port >= 1 && port <= HIGHEST_PORT, port + " is not a port that " + host + " could have");
    Needed.name(database, "the database of " + host);
    Form.SECRET.check(secret, "the secret of " + host);
  }

  /** {@code host:port}. */
  public String address() {
    return host + ":" + port;
  }
}
