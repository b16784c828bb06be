package io.lifeboat.activities.postgres;

import io.lifeboat.activities.TryAgain;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.step.PostgresServer;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * A session on a PostgreSQL server; every error of its is one of {@link SqlFailures}. What is
 * changed is committed at once.
 */
public final class Sql implements AutoCloseable {
  /** How Lifeboat's own sessions are known on the server. */
  static final String APPLICATION = "lifeboat";

  private static final int LONG_MILLIS = 300_000;

  private final Connection connection;
  private final PostgresServer server;
  private final SqlFailures failures;

  Sql(Connection connection, PostgresServer server, Region region) {
    this.connection = connection;
    this.server = server;
    this.failures = new SqlFailures(server, region);
  }

  PostgresServer server() {
    return server;
  }

  /** All rows; a column that is null is an empty text. */
  List<List<String>> rows(String query, Object... values) {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (ResultSet answer = statement.executeQuery()) {
        return read(answer);
      }
    } catch (SQLException error) {
      throw failures.translate(error);
    }
  }

  /** Whether it is no standby that only reads. */
  public boolean takesWrites() {
    return isTrue("select not pg_is_in_recovery()");
  }

  /** The first row, if there is any. */
  Optional<List<String>> row(String query, Object... values) {
    return rows(query, values).stream().findFirst();
  }

  /** The first column of the first row; empty when there is none. */
  String value(String query, Object... values) {
    return row(query, values).map(row -> row.get(0)).orElse("");
  }

  boolean isTrue(String query, Object... values) {
    return value(query, values).equals("t");
  }

  void run(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException error) {
      throw failures.translate(error);
    }
  }

  /** How many rows it changed. */
  long change(String sql) {
    try (Statement statement = connection.createStatement()) {
      return statement.executeLargeUpdate(sql);
    } catch (SQLException error) {
      throw failures.translate(error);
    }
  }

  /** All of it or nothing. */
  void together(Runnable changes) {
    run("begin");
    boolean done = false;
    try {
      changes.run();
      run("commit");
      done = true;
    } finally {
      if (!done) {
        rollBack();
      }
    }
  }

  private void rollBack() {
    try (Statement statement = connection.createStatement()) {
      statement.execute("rollback");
    } catch (SQLException gone) {
      // Then the server has rolled it back.
    }
  }

  /** Sends what one {@code copy} gives to another server's {@code copy}, row by row. */
  void copy(String out, Sql other, String in) {
    try {
      CopyManager from = connection.unwrap(PGConnection.class).getCopyAPI();
      PGConnection to = other.connection.unwrap(PGConnection.class);
      try (PGCopyOutputStream rows = new PGCopyOutputStream(to, in)) {
        from.copyOut(out, rows);
      } catch (IOException error) {
        throw new TryAgain("the rows could not be copied to " + other.server.host(), error);
      }
    } catch (SQLException error) {
      throw failures.translate(error);
    }
  }

  /** Runs what holds a password: nothing that the server says of it is passed on, nor logged. */
  void runSecretly(String sql) {
    keepOutOfTheServersLog();
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException error) {
      throw isAlive() && String.valueOf(error.getSQLState()).startsWith("08")
          ? new TryAgain(server.host() + " cannot reach the server that it is to follow")
          : failures.translateSecretly(error);
    }
  }

  private boolean isAlive() {
    try {
      return connection.isValid(2);
    } catch (SQLException negative) {
      return false;
    }
  }

  /**
   * Lets one worker at a time do what is called so, until this session ends.
   *
   * @throws TryAgain when another is at it
   */
  void alone(String what) {
    rows("select pg_advisory_lock(hashtext(?))", "lifeboat " + what);
  }

  /** Lets the server's own time pass, which a rehearsal does not hurry. */
  void rest(Duration duration) {
    value("select pg_sleep(? / 1000.0)", duration.toMillis());
  }

  /**
   * Lets statements take no longer than that.
   *
   * @throws TryAgain when one does
   */
  void within(Duration patience, Runnable statements) {
    String usual = value("show statement_timeout");
    run("set statement_timeout = " + patience.toMillis());
    try {
      statements.run();
    } finally {
      run("set statement_timeout = " + text(usual));
    }
  }

  /** From now on statements may take minutes, as those over whole tables do. */
  void takeYourTime() {
    run("set statement_timeout = '280s'");
    try {
      connection.setNetworkTimeout(Runnable::run, LONG_MILLIS);
    } catch (SQLException error) {
      throw failures.translate(error);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException gone) {
      // Closed either way.
    }
  }

  /** Only who may set these can: others' statements stand in the log when they fail. */
  private void keepOutOfTheServersLog() {
    for (String setting : List.of("log_statement = 'none'", "log_min_error_statement = 'panic'")) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("set " + setting);
      } catch (SQLException notAllowed) {
        // The server's own settings hold then.
      }
    }
  }

  private static List<List<String>> read(ResultSet answer) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    int columns = answer.getMetaData().getColumnCount();
    while (answer.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        row.add(Optional.ofNullable(answer.getString(i)).orElse(""));
      }
      rows.add(List.copyOf(row));
    }
    return rows;
  }

  static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String text(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
