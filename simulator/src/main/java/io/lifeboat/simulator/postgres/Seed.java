package io.lifeboat.simulator.postgres;

import io.lifeboat.simulator.world.PostgresServer;
import io.lifeboat.simulator.world.PostgresServer.Migration;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** What a server holds when the world begins. */
final class Seed {
  private Seed() {}

  /** As superuser: the owner, as powerful as the master user of RDS, and the database. */
  static void people(Connection superuser, PostgresServer server) throws SQLException {
    run(
        superuser,
        "create role %1$s login createdb createrole replication password '%2$s'"
            .formatted(quoted(server.user()), server.password().replace("'", "''")),
        "grant pg_monitor, pg_signal_backend, pg_create_subscription to " + quoted(server.user()),
        "grant set on parameter session_replication_role to " + quoted(server.user()),
        "create database %s owner %s".formatted(quoted(server.database()), quoted(server.user())));
  }

  /** As superuser of that database: made by the owner. */
  static void content(Connection superuser, PostgresServer server) throws SQLException {
    run(
        superuser,
        "alter schema public owner to " + quoted(server.user()),
        "set role " + quoted(server.user()));
    run(superuser, server.tables().toArray(String[]::new));
    flyway(superuser, server);
    for (var rows : server.rows().entrySet()) {
      Rows.fill(superuser, rows.getKey(), rows.getValue());
    }
    for (PostgresServer.Publication publication : server.publications()) {
      run(
          superuser,
          "create publication %s for table %s"
              .formatted(quoted(publication.name()), String.join(", ", publication.tables())));
    }
  }

  /** Flyway's own table; source: Flyway's createMetaDataTable.sql for PostgreSQL. */
  private static void flyway(Connection connection, PostgresServer server) throws SQLException {
    if (server.flyway().isEmpty()) {
      return;
    }
    run(
        connection,
        """
        create table flyway_schema_history(
          installed_rank int primary key, version varchar(50), description varchar(200) not null,
          type varchar(20) not null, script varchar(1000) not null, checksum int,
          installed_by varchar(100) not null, installed_on timestamp not null default now(),
          execution_time int not null, success boolean not null)
        """);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into flyway_schema_history values(?, ?, ?, 'SQL', ?, ?, 'flyway', now(), 12, ?)")) {
      int rank = 0;
      for (Migration migration : server.flyway()) {
        insert.setInt(1, ++rank);
        insert.setString(2, migration.version());
        insert.setString(3, migration.description());
        insert.setString(4, "V%s__%s.sql".formatted(migration.version(), migration.description()));
        insert.setObject(5, migration.checksum());
        insert.setBoolean(6, migration.success());
        insert.execute();
      }
    }
  }

  private static void run(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
