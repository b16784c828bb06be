package io.lifeboat.simulator.world;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A real PostgreSQL server, and what it holds when the world begins.
 *
 * @param host its name in the plan, such as {@code crm.eu-west-1.db.example.com}; made up
 * @param port as in the plan; 5432 when left out
 * @param database the one database that matters
 * @param secret name of the Secrets Manager secret with user and password
 * @param user who owns the database, as powerful as the master user of RDS: no superuser; {@code
 *     lifeboat} when left out
 * @param password made up from the host when left out
 * @param rds the RDS instance that it stands for; may be left out
 * @param like the host of another server, whose tables and migrations it has too; may be left out
 * @param tables statements that make the tables
 * @param rows how many made-up rows each table has; its first column holds their numbers. On a
 *     subscriber: none, they come by replication
 * @param heartbeat how often it writes the time into its table {@code lifeboat_heartbeat} while it
 *     follows nobody, by this machine's clock; never when left out
 * @param flyway the rows of Flyway's history; no table when left out
 */
public record PostgresServer(
    String host,
    String region,
    Integer port,
    String database,
    String secret,
    String user,
    String password,
    String rds,
    String like,
    List<String> tables,
    Map<String, Integer> rows,
    Duration heartbeat,
    List<Migration> flyway,
    List<Publication> publications,
    List<Subscription> subscriptions) {
  private static final int USUAL_PORT = 5432;

  public PostgresServer {
    Check.given(host, "host of a PostgreSQL server");
    Check.given(region, "region of PostgreSQL server " + host);
    Check.given(database, "database of PostgreSQL server " + host);
    Check.given(secret, "secret of PostgreSQL server " + host);
    port = port == null ? USUAL_PORT : port;
    user = user == null ? "lifeboat" : user;
    password = password == null ? "pw-" + Integer.toHexString(host.hashCode()) : password;
    tables = Check.list(tables);
    rows = rows == null ? Map.of() : new TreeMap<>(rows);
    flyway = Check.list(flyway);
    publications = Check.list(publications);
    subscriptions = Check.list(subscriptions);
  }

  /** {@code host:port}, by which it is known. */
  public String address() {
    return host + ":" + port;
  }

  /**
   * Its secret as Secrets Manager keeps it, JSON as RDS writes it, unless the world says another.
   */
  public Secret storedSecret() {
    return new Secret(
        secret,
        "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(user, password),
        List.of(region),
        null,
        null);
  }

  /** With the tables and migrations of the server that it is like. */
  public PostgresServer resolved(List<PostgresServer> all) {
    return all.stream()
        .filter(other -> other.host().equals(like))
        .findFirst()
        .map(other -> with(together(other.tables, tables), together(other.flyway, flyway)))
        .orElse(this);
  }

  /** The same with another Flyway history of its own. */
  public PostgresServer withFlyway(List<Migration> other) {
    return with(tables, other);
  }

  private PostgresServer with(List<String> otherTables, List<Migration> otherFlyway) {
    return new PostgresServer(
        host,
        region,
        port,
        database,
        secret,
        user,
        password,
        rds,
        like,
        otherTables,
        rows,
        heartbeat,
        otherFlyway,
        publications,
        subscriptions);
  }

  private static <T> List<T> together(List<T> some, List<T> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  /**
   * One row of {@code flyway_schema_history}.
   *
   * @param success true when left out
   */
  public record Migration(String version, String description, Integer checksum, Boolean success) {
    public Migration {
      Check.given(version, "version of a migration");
      description = description == null ? "migration " + version : description;
      success = success == null || success;
    }
  }

  /** What is published, by tables. */
  public record Publication(String name, List<String> tables) {
    public Publication {
      Check.given(name, "name of a publication");
      tables = Check.list(tables);
      Check.that(!tables.isEmpty(), "publication " + name + " names no tables");
    }
  }

  /**
   * What is subscribed to; the rows are copied first.
   *
   * @param from the host of the publishing server
   */
  public record Subscription(String name, String from, String publication) {
    public Subscription {
      Check.given(name, "name of a subscription");
      Check.given(from, "from of subscription " + name);
      Check.given(publication, "publication of subscription " + name);
    }

    boolean isFrom(PostgresServer server) {
      return server.host().equals(from)
          && server.publications().stream().anyMatch(p -> p.name().equals(publication));
    }
  }
}
