package io.lifeboat.activities.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The moment from which on a new slot holds every change, in sight as long as this is open.
 *
 * @param snapshot what a session takes to see it
 */
public record Moment(Connection connection, String snapshot) implements AutoCloseable {
  /** From now on the session sees what was there at that moment, and changes nothing. */
  void showTo(Sql sql) {
    sql.run("begin isolation level repeatable read read only");
    sql.run("set transaction snapshot " + Sql.text(snapshot));
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException gone) {
      // Out of sight either way; the slot stays.
    }
  }
}
