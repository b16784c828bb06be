package io.lifeboat.starter.dev;

import io.lifeboat.starter.Refusal;
import io.lifeboat.starter.temporal.TemporalConnection;
import io.lifeboat.workflows.Lifeboat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The real Temporal server, as the {@code temporal} program starts it for development: with its UI
 * and a database file. The settings make it as fast as it is safe: by default it hands over 20
 * tasks a second.
 */
final class DevServerTemporal implements LocalTemporal {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final int port;
  private final int uiPort;
  private final Path database;
  private final ChildProcess process;

  private DevServerTemporal(int port, int uiPort, Path database, ChildProcess process) {
    this.port = port;
    this.uiPort = uiPort;
    this.database = database;
    this.process = process;
  }

  /**
   * Starts it and waits until it answers.
   *
   * @throws Refusal when it does not
   */
  static DevServerTemporal start(Path program, int port, int uiPort, Path folder, boolean isFresh) {
    Path log = folder.resolve("temporal.log");
    Path database = folder.resolve("temporal.db");
    if (isFresh) {
      forget(database);
    }
    ChildProcess process =
        ChildProcess.start(command(program, port, uiPort, database), log, environment -> {});
    DevServerTemporal server = new DevServerTemporal(port, uiPort, database, process);
    server.awaitReady(log);
    return server;
  }

  @Override
  public String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public Optional<String> ui() {
    return Optional.of("http://127.0.0.1:" + uiPort);
  }

  @Override
  public String sentence() {
    return "a real server, its database in " + database;
  }

  @Override
  public void close() {
    process.close();
  }

  private static List<String> command(Path program, int port, int uiPort, Path database) {
    List<String> command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "server",
                "start-dev",
                "--ip=127.0.0.1",
                "--port=" + port,
                "--ui-port=" + uiPort,
                "--db-filename=" + database,
                "--log-level=warn",
                "--sqlite-pragma=journal_mode=WAL",
                "--sqlite-pragma=synchronous=2",
                "--dynamic-config-value=history.transferProcessorMaxPollRPS=2000",
                "--dynamic-config-value=history.timerProcessorMaxPollRPS=2000"));
    Lifeboat.searchAttributes()
        .forEach(key -> command.add("--search-attribute=" + key.getName() + "=Keyword"));
    return command;
  }

  private void awaitReady(Path log) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        close();
        throw Refusal.unreachable(
            "the Temporal server did not start: " + lastLine(log) + " (all of it: " + log + ")");
      }
    }
  }

  private boolean isReady() {
    if (!Ports.isOpen(port)) {
      return false;
    }
    try (TemporalConnection connection = TemporalConnection.local(address())) {
      return connection.hasNamespace();
    } catch (Refusal notYet) {
      return false;
    }
  }

  private static void forget(Path database) {
    try {
      for (String part : List.of("", "-wal", "-shm")) {
        Files.deleteIfExists(Path.of(database + part));
      }
    } catch (IOException inUse) {
      throw new UncheckedIOException(inUse);
    }
  }

  private static String lastLine(Path log) {
    try {
      List<String> lines = Files.readAllLines(log);
      return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
