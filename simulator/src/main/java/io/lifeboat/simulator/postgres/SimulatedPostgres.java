package io.lifeboat.simulator.postgres;

import io.lifeboat.simulator.Faults;
import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.rds.DatabaseEstate;
import io.lifeboat.simulator.world.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL servers of a world: real ones, in real time, whatever the world's clock and
 * speed-up. They start when their addresses are first asked for, and stop with the simulator.
 *
 * <p>A lost region's servers stand still, so that nothing is replicated from or to them, and their
 * fronts are silent or refuse; slow ones answer after {@link Faults#SLOWNESS}.
 */
public final class SimulatedPostgres implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SimulatedPostgres.class);
  private static final String COPIED =
      """
      do $$
      begin
        while exists(select from pg_subscription_rel where srsubstate <> 'r') loop
          perform pg_sleep(0.02);
        end loop;
      end $$
      """;

  private final List<PostgresServer> world;
  private final Faults faults;
  private final DatabaseEstate instances;
  private final Map<String, PostgresFront> fronts = new LinkedHashMap<>();
  private final Map<String, ServerProcess> servers = new LinkedHashMap<>();
  private final List<Heartbeat> heartbeats = new ArrayList<>();
  private volatile boolean begun;

  /**
   * @param instances of RDS, which servers may be tied to
   */
  public SimulatedPostgres(List<PostgresServer> world, Faults faults, DatabaseEstate instances) {
    this.instances = instances;
    this.world = world.stream().map(server -> server.resolved(world)).toList();
    this.faults = faults;
  }

  /**
   * Where each server is reached, by {@code host:port} as the world names it: what {@code
   * LIFEBOAT_SQL_VIA} is set to. Starts them all.
   *
   * @throws PostgresMissing when this machine cannot run PostgreSQL
   */
  public synchronized Map<String, InetSocketAddress> via() {
    if (servers.isEmpty() && !world.isEmpty()) {
      start();
    }
    Map<String, InetSocketAddress> via = new LinkedHashMap<>();
    fronts.forEach((server, front) -> via.put(server, front.address()));
    return via;
  }

  /** {@link #via} as the text of {@code LIFEBOAT_SQL_VIA}; empty when the world names no server. */
  public String viaText() {
    return via().entrySet().stream()
        .map(
            each ->
                "%s=%s:%d"
                    .formatted(
                        each.getKey(),
                        each.getValue().getAddress().getHostAddress(),
                        each.getValue().getPort()))
        .collect(Collectors.joining(","));
  }

  /** The front of a server, to break it on purpose. */
  public PostgresFront front(String host) {
    via();
    return fronts.get(named(host).address());
  }

  /** A connection as the database's owner, past the front and whatever is lost. */
  public Connection connect(String host) throws SQLException {
    via();
    return open(named(host));
  }

  private Connection open(PostgresServer server) throws SQLException {
    Properties who = new Properties();
    who.setProperty("user", server.user());
    who.setProperty("password", server.password());
    who.setProperty("connectTimeout", "5");
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/%s"
            .formatted(servers.get(server.address()).port(), server.database()),
        who);
  }

  @Override
  public synchronized void close() {
    heartbeats.forEach(Heartbeat::close);
    fronts.values().forEach(PostgresFront::close);
    servers.values().parallelStream().forEach(ServerProcess::stop);
    heartbeats.clear();
    fronts.clear();
    servers.clear();
    begun = false;
  }

  private void start() {
    Programs programs = Programs.find();
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "postgres-end"));
    Map<String, ServerProcess> started =
        world.parallelStream()
            .collect(
                Collectors.toConcurrentMap(
                    PostgresServer::address, server -> start(programs, server)));
    for (PostgresServer server : world) {
      ServerProcess process = started.get(server.address());
      servers.put(server.address(), process);
      fronts.put(server.address(), new PostgresFront(process::port, () -> loss(server)));
      keepContents(server, process);
    }
    world.forEach(this::subscribe);
    world.forEach(this::awaitCopies);
    world.forEach(this::beat);
    begun = true;
    faults.listen(this::regionChanged);
    world.forEach(server -> faults.dataPlane(server.region()).ifPresent(how -> lose(server, how)));
  }

  /**
   * A server that stands for an instance is reached as that is. All are until the world has begun:
   * it begins with everything in step, whatever is lost by then.
   */
  private Optional<Loss> loss(PostgresServer server) {
    if (!begun) {
      return Optional.empty();
    }
    return faults
        .dataPlane(server.region())
        .or(
            () ->
                server.rds() == null || instances.takesConnections(server.region(), server.rds())
                    ? Optional.empty()
                    : Optional.of(Loss.REFUSE));
  }

  private void keepContents(PostgresServer server, ServerProcess process) {
    if (server.rds() == null) {
      return;
    }
    InstanceContents contents =
        new InstanceContents(process, server.region(), server.rds(), server.database());
    instances
        .resourceId(server.region(), server.rds())
        .ifPresent(
            instance -> {
              contents.begin(instance);
              instances
                  .snapshotsOf(server.region(), server.rds())
                  .forEach(snapshot -> contents.kept(instance, snapshot));
            });
    instances.keep(contents);
  }

  private void beat(PostgresServer server) {
    if (server.heartbeat() != null) {
      heartbeats.add(Heartbeat.start(() -> open(server), server.heartbeat()));
    }
  }

  private static ServerProcess start(Programs programs, PostgresServer server) {
    try {
      Path home = Files.createTempDirectory("lifeboat-pg-");
      Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
      ServerProcess process = ServerProcess.start(programs, home);
      try (Connection superuser = process.connect("postgres")) {
        Seed.people(superuser, server);
      }
      try (Connection superuser = process.connect(server.database())) {
        Seed.content(superuser, server);
      }
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalArgumentException(
          "PostgreSQL server " + server.host() + " cannot be filled: " + e.getMessage(), e);
    }
  }

  /** Through the front of the other server, as everybody. */
  private void subscribe(PostgresServer server) {
    for (PostgresServer.Subscription subscription : server.subscriptions()) {
      PostgresServer from = named(subscription.from());
      try (Connection owner = connect(server.host());
          Statement statement = owner.createStatement()) {
        statement.execute(
            "create subscription %s connection '%s' publication %s with (origin = none)"
                .formatted(
                    Seed.quoted(subscription.name()),
                    conninfo(from),
                    Seed.quoted(subscription.publication())));
      } catch (SQLException e) {
        throw new IllegalArgumentException(
            "subscription %s of %s cannot be made: %s"
                .formatted(subscription.name(), server.host(), e.getMessage()),
            e);
      }
    }
  }

  /** A machine that is too busy for it begins as far as it has come. */
  private void awaitCopies(PostgresServer server) {
    if (server.subscriptions().isEmpty()) {
      return;
    }
    try (Connection owner = connect(server.host());
        Statement statement = owner.createStatement()) {
      statement.execute("set statement_timeout = '30s'");
      statement.execute(COPIED);
    } catch (SQLException e) {
      LOG.warn("the tables that {} follows are not all copied: {}", server.host(), e.getMessage());
    }
  }

  private String conninfo(PostgresServer from) {
    InetSocketAddress front = fronts.get(from.address()).address();
    return "host=%s port=%d dbname=%s user=%s password=%s connect_timeout=5"
        .formatted(
            front.getAddress().getHostAddress(),
            front.getPort(),
            from.database(),
            from.user(),
            from.password());
  }

  private void regionChanged(String region, Optional<Loss> loss) {
    world.stream()
        .filter(server -> server.region().equals(region))
        .forEach(server -> loss.ifPresentOrElse(how -> lose(server, how), () -> restore(server)));
  }

  private void lose(PostgresServer server, Loss how) {
    ServerProcess process = servers.get(server.address());
    if (process == null) {
      return;
    }
    fronts.get(server.address()).lost(how);
    if (how != Loss.SLOW) {
      process.freeze();
    }
  }

  private void restore(PostgresServer server) {
    ServerProcess process = servers.get(server.address());
    if (process != null) {
      process.thaw();
      fronts.get(server.address()).restored();
    }
  }

  private PostgresServer named(String host) {
    return world.stream()
        .filter(server -> server.host().equals(host))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no PostgreSQL server " + host));
  }
}
