package io.lifeboat.simulator.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What a job of {@code pg_cron} does on a customer's servers: the one that follows nobody writes
 * the time into table {@code lifeboat_heartbeat}, and replication carries it to the others.
 */
final class Heartbeat implements AutoCloseable {
  private static final String BEAT =
      """
      insert into lifeboat_heartbeat(id, at)
        select 1, clock_timestamp() where not exists(select from pg_subscription where subenabled)
        on conflict (id) do update set at = excluded.at
      """;

  private final CountDownLatch end = new CountDownLatch(1);

  /** Beats until it is closed. */
  static Heartbeat start(Opening server, Duration every) {
    Heartbeat heartbeat = new Heartbeat();
    Thread thread = new Thread(() -> heartbeat.beat(server, every), "postgres-heartbeat");
    thread.setDaemon(true);
    thread.start();
    return heartbeat;
  }

  /** How the server is come to. */
  interface Opening {
    Connection open() throws SQLException;
  }

  private void beat(Opening server, Duration every) {
    try {
      while (!end.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
        once(server);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void once(Opening server) {
    try (Connection connection = server.open();
        Statement statement = connection.createStatement()) {
      statement.execute(BEAT);
    } catch (SQLException missed) {
      // It stands still or takes no writes: nobody sees a heartbeat then.
    }
  }

  @Override
  public void close() {
    end.countDown();
  }
}
