package io.lifeboat.simulator.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One PostgreSQL server as a child process, with its data in a directory of its own. */
final class ServerProcess {
  private static final long LONGEST_START = TimeUnit.SECONDS.toNanos(60);
  private static final String LOCAL = "127.0.0.1";

  /**
   * A shell between this process and the server: when this one is gone, however it ended, its end
   * of the pipe is closed, and the server ends and its data are removed.
   */
  private static final List<String> LEASH =
      List.of(
          "sh",
          "-c",
          "home=$1; shift; \"$@\" & server=$!; read _; kill -QUIT $server; wait $server; rm -rf \"$home\"",
          "leash");

  /** As RDS sets it for logical replication; what is written need not survive this process. */
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("listen_addresses", LOCAL),
          Map.entry("unix_socket_directories", ""),
          Map.entry("wal_level", "logical"),
          Map.entry("max_wal_senders", "20"),
          Map.entry("max_replication_slots", "20"),
          Map.entry("max_worker_processes", "20"),
          Map.entry("max_connections", "80"),
          Map.entry("wal_receiver_timeout", "30s"),
          Map.entry("wal_sender_timeout", "30s"),
          Map.entry("wal_retrieve_retry_interval", "1s"),
          Map.entry("shared_buffers", "16MB"),
          Map.entry("dynamic_shared_memory_type", "mmap"),
          Map.entry("fsync", "off"),
          Map.entry("synchronous_commit", "off"),
          Map.entry("timezone", "UTC"));

  private final AsNobody who;
  private final Path home;
  private final Path data;
  private final Path log;
  private final int port;
  private final Process process;

  private ServerProcess(Programs programs, Path home) throws IOException {
    this.who = AsNobody.here();
    this.home = home;
    this.data = home.resolve("data");
    this.log = home.resolve("log");
    Files.createDirectory(data);
    who.give(home);
    who.give(data);
    initialise(programs);
    this.port = freePort();
    this.process = launch(programs);
  }

  /**
   * Starts a server and waits until it answers.
   *
   * @param home an empty directory
   * @throws PostgresMissing when it does not start; the message holds what it said
   */
  static ServerProcess start(Programs programs, Path home) {
    try {
      ServerProcess server = new ServerProcess(programs, home);
      server.awaitAnswer();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return port;
  }

  /** As superuser. */
  Connection connect(String database) throws SQLException {
    Properties who = new Properties();
    who.setProperty("user", EmptyData.SUPERUSER);
    who.setProperty("connectTimeout", "2");
    return DriverManager.getConnection(
        "jdbc:postgresql://" + LOCAL + ":" + port + "/" + database, who);
  }

  /** Everything in it stands still, and goes on with {@link #thaw}. */
  void freeze() {
    // The server makes further processes until it stands still, so it goes first.
    signal("-STOP", process.children());
    signal("-STOP", process.descendants());
  }

  void thaw() {
    signal("-CONT", process.descendants());
  }

  /** Ends it at once; nothing of it is left, running or on disk. */
  void stop() {
    thaw();
    List<ProcessHandle> all = process.descendants().toList();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void initialise(Programs programs) throws IOException {
    EmptyData.of(programs, who).copyTo(data, log);
    Files.writeString(data.resolve("postgresql.conf"), settings(), StandardOpenOption.APPEND);
    Files.writeString(
        data.resolve("pg_hba.conf"),
        """
        host all         %1$s %2$s/32 trust
        host all         all  %2$s/32 scram-sha-256
        host replication all  %2$s/32 scram-sha-256
        """
            .formatted(EmptyData.SUPERUSER, LOCAL));
  }

  private static String settings() {
    return SETTINGS.entrySet().stream()
        .map(each -> "%n%s = '%s'".formatted(each.getKey(), each.getValue()))
        .collect(Collectors.joining("", "", "\n"));
  }

  private Process launch(Programs programs) throws IOException {
    List<String> words = new ArrayList<>(LEASH);
    words.add(home.toString());
    words.addAll(who.before());
    words.addAll(List.of(programs.postgres(), "-D", data.toString(), "-p", String.valueOf(port)));
    return builder(words).start();
  }

  private ProcessBuilder builder(List<String> words) {
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().put("LC_ALL", "C");
    return builder;
  }

  private void awaitAnswer() throws IOException {
    long end = System.nanoTime() + LONGEST_START;
    while (!isAnswering()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        stop();
        throw new PostgresMissing("a PostgreSQL server did not start: " + said());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private boolean isAnswering() {
    try (Connection connection = connect("postgres")) {
      return connection.isValid(1);
    } catch (SQLException notYet) {
      return false;
    }
  }

  private String said() throws IOException {
    return Files.exists(log) ? Files.readString(log).strip() : "nothing";
  }

  private static void signal(String name, Stream<ProcessHandle> to) {
    List<String> words = new ArrayList<>(List.of("kill", name));
    to.forEach(handle -> words.add(String.valueOf(handle.pid())));
    try {
      new ProcessBuilder(words)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor(5, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOCAL))) {
      return socket.getLocalPort();
    }
  }
}
