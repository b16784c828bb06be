package io.lifeboat.activities;

import io.lifeboat.activities.postgres.SqlServers;
import io.lifeboat.simulator.Worlds;
import io.lifeboat.simulator.postgres.PostgresFront;
import io.lifeboat.simulator.world.PostgresServer;
import io.lifeboat.simulator.world.World;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** The customers' two servers, real ones, until it is closed. */
final class PostgresScene implements AutoCloseable {
  static final String EU = PostgresSamples.SOURCE.host();
  static final String US = PostgresSamples.TARGET.host();
  static final String AP = PostgresSamples.THIRD.host();

  private final Simulation simulation;
  private final SqlServers servers;

  PostgresScene() {
    this(Worlds.customers());
  }

  PostgresScene(World world) {
    simulation = new Simulation(world);
    servers = PostgresSamples.servers(simulation, simulation);
    for (PostgresServer server : world.postgres()) {
      if (!server.subscriptions().isEmpty()) {
        soon(
            server.host(),
            "select count(*) = 2 from pg_subscription_rel where srsubstate = 'r'",
            "t");
      }
    }
  }

  Simulation simulation() {
    return simulation;
  }

  SqlServers servers() {
    return servers;
  }

  PostgresFront front(String host) {
    return simulation.aws().postgres().front(host);
  }

  Connection connect(String host) {
    try {
      return simulation.aws().postgres().connect(host);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The answer to the next statement with these words is lost, after its effect. */
  record Break(String host, String words) {
    void arm(PostgresScene scene) {
      scene.front(host).loseAnswer(words);
    }
  }

  /** The first column of the first row. */
  String ask(String host, String question) {
    try (Connection connection = connect(host);
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      return answer.next() ? String.valueOf(answer.getString(1)) : "";
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void run(String host, String sql) {
    try (Connection connection = connect(host);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits up to 20 s until the answer is the wanted one, and says what it was last. */
  String soon(String host, String question, String wanted) {
    String answer = ask(host, question);
    for (int i = 0; i < 400 && !answer.equals(wanted); i++) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      answer = ask(host, question);
    }
    return answer;
  }

  /** Lets a follower copy one more table, which never ends, since each has its row already. */
  void copyWithoutEnd(String follower, String subscription) {
    for (String address : simulation.aws().postgres().via().keySet()) {
      String host = address.split(":")[0];
      run(host, "create table added(id int primary key)");
      run(host, "insert into added values(1)");
    }
    run(EU, "alter publication crm_publication add table added");
    run(follower, "alter subscription " + subscription + " refresh publication");
    soon(follower, "select exists(select from pg_subscription_rel where srsubstate = 'd')", "t");
  }

  /** Who follows whom, who takes writes, what is kept, and where sequences stand. */
  String state() {
    return simulation.aws().postgres().via().keySet().stream()
        .map(address -> state(address.split(":")[0]))
        .collect(Collectors.joining());
  }

  private String state(String host) {
    return host
        + ask(
            host,
            """
            select jsonb_build_object(
              'subscriptions', (select jsonb_agg(jsonb_build_array(subname, subenabled, subslotname, subpublications, suborigin) order by subname) from pg_subscription),
              'slots', (select jsonb_agg(slot_name order by slot_name) from pg_replication_slots where not temporary and slot_name !~ '^pg_.*sync'),
              'closed', (select jsonb_agg(tgrelid::regclass order by 1) from pg_trigger where tgname = 'lifeboat_closed'),
              'sequences', (select jsonb_agg(jsonb_build_array(sequencename, last_value) order by sequencename) from pg_sequences))
            """);
  }

  @Override
  public void close() {
    simulation.aws().postgres().close();
  }
}
