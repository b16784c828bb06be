package io.lifeboat.activities.postgres;

import io.lifeboat.activities.AwsClients;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.replication.ReplicationSlotInfo;

/** By PostgreSQL's own driver. */
public final class JdbcSqlServers implements SqlServers {
  private static final String SILENCE_SECONDS = "2";
  private static final int LONGEST_SILENCE_MILLIS = 15_000;

  /** Without {@code origin = none} nothing goes back and forth safely. */
  private static final String OLDEST = "16";

  private static final Logger DRIVER = Logger.getLogger("org.postgresql");

  static {
    // What it has to say comes as exceptions; its log would show host names and statements.
    DRIVER.setLevel(Level.OFF);
  }

  private final AwsClients aws;
  private final SqlWay way;

  public JdbcSqlServers(AwsClients aws, SqlWay way) {
    this.aws = aws;
    this.way = way;
  }

  @Override
  public Sql open(PostgresServer server, Region region, Watch watch) {
    String url = "jdbc:postgresql://" + way.address(server) + "/";
    Login login = Login.read(aws, server, region, watch);
    try {
      Connection connection = new Driver().connect(url, properties(server, login));
      connection.setNetworkTimeout(Runnable::run, LONGEST_SILENCE_MILLIS);
      return new Sql(connection, server, region);
    } catch (SQLException refused) {
      throw new SqlFailures(server, region).translate(refused);
    }
  }

  @Override
  public Moment moment(PostgresServer server, Region region, String slot, Watch watch) {
    String url = "jdbc:postgresql://" + way.address(server) + "/";
    Properties properties = properties(server, Login.read(aws, server, region, watch));
    properties.setProperty("replication", "database");
    properties.setProperty("preferQueryMode", "simple");
    properties.setProperty("assumeMinServerVersion", OLDEST);
    try {
      Connection connection = new Driver().connect(url, properties);
      // It waits for the transactions that are under way.
      connection.setNetworkTimeout(Runnable::run, LONGEST_SILENCE_MILLIS);
      ReplicationSlotInfo made =
          connection
              .unwrap(PGConnection.class)
              .getReplicationAPI()
              .createReplicationSlot()
              .logical()
              .withSlotName(slot)
              .withOutputPlugin("pgoutput")
              .make();
      return new Moment(connection, made.getSnapshotName());
    } catch (SQLException refused) {
      throw new SqlFailures(server, region).translate(refused);
    }
  }

  @Override
  public Conninfo conninfo(PostgresServer server, Region region, Watch watch) {
    Login login = Login.read(aws, server, region, watch);
    String[] address = way.address(server).split(":");
    return new Conninfo(
        "host=%s port=%s dbname=%s user=%s password=%s connect_timeout=5 %s"
            .formatted(
                address[0],
                address[1],
                quoted(server.database()),
                quoted(login.user()),
                quoted(login.password()),
                way.isPlain() ? "sslmode=disable" : way.betweenServers()));
  }

  private Properties properties(PostgresServer server, Login login) {
    Properties all = new Properties();
    all.setProperty("PGDBNAME", server.database());
    all.setProperty("user", login.user());
    all.setProperty("password", login.password());
    all.setProperty("connectTimeout", SILENCE_SECONDS);
    all.setProperty("socketTimeout", SILENCE_SECONDS);
    all.setProperty("ApplicationName", Sql.APPLICATION);
    all.setProperty("gssEncMode", "disable");
    // A database that takes no writes from others takes them from here.
    all.setProperty(
        "options",
        "-c statement_timeout=12s -c lock_timeout=5s -c default_transaction_read_only=off");
    if (way.isPlain()) {
      all.setProperty("sslmode", "disable");
    } else {
      all.setProperty("sslmode", "verify-full");
      way.authorities()
          .ifPresentOrElse(
              file -> all.setProperty("sslrootcert", file),
              () -> all.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory"));
    }
    return all;
  }

  /** As libpq reads it. */
  private static String quoted(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
