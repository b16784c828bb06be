package io.lifeboat.simulator.postgres;

import io.lifeboat.simulator.rds.DatabaseVolumes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the instances and snapshots behind one server hold: each a database of the same server
 * process. That of the instance whose identifier the server is tied to has the server's own name;
 * the others wait under names that no client knows. Replication slots belong to one database and
 * are in no copy of it, as they are in no snapshot of AWS's.
 */
final class InstanceContents implements DatabaseVolumes {
  private final ServerProcess process;
  private final String region;
  private final String tiedTo;
  private final String live;
  private final Map<String, String> instances = new HashMap<>();
  private final Map<String, String> snapshots = new HashMap<>();
  private int names;

  /**
   * @param region of the server and its instances
   * @param tiedTo the identifier of the instance that the server shows
   * @param live the database that clients know
   */
  InstanceContents(ServerProcess process, String region, String tiedTo, String live) {
    this.process = process;
    this.region = region;
    this.tiedTo = tiedTo;
    this.live = live;
  }

  /** As the world begins: this instance holds what clients see. */
  void begin(String instance) {
    instances.put(instance, live);
  }

  @Override
  public void kept(String instance, String snapshot) {
    held(instance).ifPresent(database -> snapshots.put(snapshot, copy(database, newName())));
  }

  @Override
  public void copied(String snapshot, String copy) {
    Optional.ofNullable(snapshots.get(snapshot)).ifPresent(held -> snapshots.put(copy, held));
  }

  @Override
  public void restored(String snapshot, String instance, String where, String name) {
    String held = snapshots.get(snapshot);
    if (held != null && where.equals(region)) {
      instances.put(instance, copy(held, name.equals(tiedTo) ? live : newName()));
    }
  }

  @Override
  public void promoted(String source, String replica) {
    held(source).ifPresent(database -> instances.put(replica, copy(database, newName())));
  }

  @Override
  public void renamed(String instance, String where, String name) {
    boolean isLive = name.equals(tiedTo) && where.equals(region);
    held(instance)
        .filter(database -> isLive != database.equals(live))
        .ifPresent(
            database -> instances.put(instance, rename(database, isLive ? live : newName())));
  }

  private Optional<String> held(String instance) {
    return Optional.ofNullable(instances.get(instance));
  }

  private String newName() {
    return "volume-" + ++names;
  }

  private String copy(String from, String to) {
    alone(from, "create database %s template %s owner %s", to);
    return to;
  }

  private String rename(String from, String to) {
    alone(from, "alter database %2$s rename to %1$s", to);
    return to;
  }

  /** Nobody may be connected meanwhile. */
  private void alone(String database, String change, String to) {
    try (Connection superuser = process.connect("postgres");
        Statement statement = superuser.createStatement()) {
      String quoted = Seed.quoted(database);
      String owner = owner(statement, database);
      statement.execute("alter database %s allow_connections false".formatted(quoted));
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'"
              .formatted(database));
      statement.execute(change.formatted(Seed.quoted(to), quoted, Seed.quoted(owner)));
    } catch (SQLException e) {
      throw new IllegalStateException("%s of %s: %s".formatted(to, database, e.getMessage()), e);
    } finally {
      admit(database);
    }
    admit(to);
  }

  private static String owner(Statement statement, String database) throws SQLException {
    try (ResultSet found =
        statement.executeQuery(
            "select rolname from pg_roles r join pg_database d on d.datdba = r.oid where datname = '%s'"
                .formatted(database))) {
      found.next();
      return found.getString(1);
    }
  }

  private void admit(String database) {
    try (Connection superuser = process.connect("postgres");
        Statement statement = superuser.createStatement()) {
      statement.execute(
          "update pg_database set datallowconn = true where datname = '%s'".formatted(database));
    } catch (SQLException e) {
      throw new IllegalStateException(database + ": " + e.getMessage(), e);
    }
  }
}
