package io.lifeboat.activities;

import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;

/**
 * An application that writes one row after another, each until it knows that it is there: after a
 * lost answer it looks before it writes again. Numbers come from the table's sequence.
 */
final class PostgresWriter {
  private final PostgresScene scene;
  private volatile String host = "";
  private volatile boolean stopping;
  private volatile int written;
  private Thread thread;

  PostgresWriter(PostgresScene scene) {
    this.scene = scene;
  }

  void start(String at) {
    host = at;
    thread = new Thread(this::write, "writer");
    thread.start();
  }

  void goTo(String other) {
    host = other;
  }

  /** Waits until so many more rows are there. */
  void awaitRows(int more) {
    int wanted = written + more;
    for (int i = 0; written < wanted; i++) {
      if (i > 3000) {
        throw new AssertionError("the writer is stuck at " + written + " on " + host);
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  /** How many rows it wrote. */
  int stop() {
    stopping = true;
    try {
      if (thread != null) {
        thread.join(20_000);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return written;
  }

  private void write() {
    while (!stopping) {
      if (isWritten("w-" + (written + 1))) {
        written++;
      }
    }
  }

  private boolean isWritten(String name) {
    try (Connection connection = connect();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into organization(name) select ? where not exists(select from organization where name = ?)")) {
      insert.setString(1, name);
      insert.setString(2, name);
      insert.execute();
      return true;
    } catch (SQLException again) {
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
      return false;
    }
  }

  private Connection connect() throws SQLException {
    InetSocketAddress front = scene.front(host).address();
    Properties who = new Properties();
    who.setProperty("user", "lifeboat");
    who.setProperty("password", "pw-" + Integer.toHexString(host.hashCode()));
    who.setProperty("connectTimeout", "2");
    who.setProperty("socketTimeout", "5");
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/crm".formatted(front.getPort()), who);
  }
}
