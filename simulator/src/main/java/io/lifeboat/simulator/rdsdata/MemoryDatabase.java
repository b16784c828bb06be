package io.lifeboat.simulator.rdsdata;

import java.lang.ref.Cleaner;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rows of one volume in H2, which speaks PostgreSQL's dialect. */
final class MemoryDatabase implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MemoryDatabase.class);
  private static final Cleaner CLEANER = Cleaner.create();
  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final String MODE =
      ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;TIME ZONE=UTC"
          + ";DB_CLOSE_ON_EXIT=FALSE";

  // Statements come from callers, who get a user that can reach neither files nor Java classes.
  private static final List<String> SET_UP =
      List.of(
          "create alias md5 deterministic for '%s.md5'".formatted(functions()),
          "create alias pg_concat_ws for '%s.concatWs'".formatted(functions()),
          "create alias pg_now for '%s.now'".formatted(functions()),
          "create domain timestamptz as timestamp with time zone",
          "create user application password ''",
          "grant alter any schema to application");

  private final Connection connection;
  private final Cleaner.Cleanable end;
  private final Map<String, Rows> tables = new HashMap<>();

  private MemoryDatabase(Connection connection) {
    this.connection = connection;
    this.end = CLEANER.register(this, new End(connection));
  }

  /** Reads what a statement answers with, before it is closed. */
  interface Reading<T> {
    T of(PreparedStatement done, boolean hasRows) throws SQLException;
  }

  static MemoryDatabase open() {
    String url = "jdbc:h2:mem:simulated-" + NUMBERS.incrementAndGet() + MODE;
    try (Connection owner = DriverManager.getConnection(url, "owner", "")) {
      try (Statement statement = owner.createStatement()) {
        for (String sql : SET_UP) {
          statement.execute(sql);
        }
      }
      return new MemoryDatabase(DriverManager.getConnection(url, "application", ""));
    } catch (SQLException broken) {
      throw new IllegalStateException("no database can be opened in memory", broken);
    }
  }

  private static String functions() {
    return PostgresFunctions.class.getName();
  }

  /** Does again what was done on the writer. */
  void apply(Change change) {
    try {
      if (change instanceof Change.Row row) {
        insert(row);
      } else if (change instanceof Change.Run run) {
        runAll(run.sentence(), run.values(), run.at(), (done, hasRows) -> hasRows);
      }
    } catch (SQLException differs) {
      LOG.warn("simulated Aurora could not repeat {}: {}", change, differs.getMessage());
    }
  }

  private void insert(Change.Row row) throws SQLException {
    Rows table = tables.get(row.table());
    if (table == null) {
      table = Rows.of(connection, row.table());
      tables.put(row.table(), table);
    }
    table.insert(row.number(), row.at());
  }

  /** Runs a statement once for each set of values; all of them or, when one fails, none. */
  <T> List<T> runAll(Sentence sentence, List<List<Object>> values, Instant now, Reading<T> reading)
      throws SQLException {
    PostgresFunctions.NOW.set(now);
    connection.setAutoCommit(false);
    try (PreparedStatement statement = connection.prepareStatement(sentence.sql())) {
      List<T> answers = new ArrayList<>();
      for (List<Object> each : values) {
        Parameters.bind(each, sentence, statement);
        answers.add(reading.of(statement, statement.execute()));
      }
      connection.commit();
      return answers;
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
      forgetTables(sentence);
    }
  }

  /** A number that changes when tables, columns or indexes come or go. */
  long shape() throws SQLException {
    String sql =
        "select (select count(*) from information_schema.columns) * 1000"
            + " + (select count(*) from information_schema.indexes)";
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      found.next();
      return found.getLong(1);
    }
  }

  private void forgetTables(Sentence sentence) throws SQLException {
    if (sentence.isAboutTables()) {
      for (Rows table : tables.values()) {
        table.close();
      }
      tables.clear();
    }
  }

  @Override
  public void close() {
    end.clean();
  }

  /** Closes the last connection, with which the database is gone. */
  private record End(Connection connection) implements Runnable {
    @Override
    public void run() {
      try {
        connection.close();
      } catch (SQLException gone) {
        LOG.debug("a simulated database was gone already", gone);
      }
    }
  }
}
