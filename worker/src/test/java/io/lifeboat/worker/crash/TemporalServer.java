package io.lifeboat.worker.crash;

import io.lifeboat.workflows.Lifeboat;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The real Temporal server on a database file, in a process that can be killed and come back. */
final class TemporalServer implements AutoCloseable {
  private final Path program;
  private final Path folder;
  private final int port = freePort();
  private final WorkflowServiceStubs stubs;
  private final WorkflowClient client;
  private Child process;

  private TemporalServer(Path program, Path folder) {
    this.program = program;
    this.folder = folder;
    this.process = start();
    this.stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setTarget(address())
                .setRpcQueryTimeout(Duration.ofSeconds(2))
                .build());
    this.client =
        WorkflowClient.newInstance(
            stubs,
            WorkflowClientOptions.newBuilder().setDataConverter(Lifeboat.dataConverter()).build());
    stubs.connect(Duration.ofSeconds(60));
  }

  /** Starts it, or skips the test loudly where there is no {@code temporal} program. */
  static TemporalServer startOrSkip(Path folder) {
    Optional<Path> program = find();
    if (program.isEmpty()) {
      System.err.println(
          "SKIPPED: no proof that a run outlives SIGKILL of its worker and of its Temporal server:"
              + " the program temporal is not there; scripts/tools fetches it");
    }
    Assumptions.assumeTrue(
        program.isPresent(), "temporal is not there; scripts/tools fetches it into .tools/bin");
    return new TemporalServer(program.orElseThrow(), folder);
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  WorkflowClient client() {
    return client;
  }

  /** SIGKILL, and a new process on the same database file. */
  void killAndRestart() {
    process.kill();
    process = start();
  }

  @Override
  public void close() {
    stubs.shutdownNow();
    stubs.awaitTermination(1, TimeUnit.SECONDS);
    process.close();
  }

  /** Tuned for a database file, see docs. */
  private Child start() {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(program.toString(), "server", "start-dev", "--headless"));
    command.addAll(List.of("--ip", "127.0.0.1", "--port", "" + port));
    command.addAll(List.of("--db-filename", folder.resolve("temporal.db").toString()));
    command.addAll(List.of("--sqlite-pragma", "journal_mode=WAL"));
    command.addAll(List.of("--sqlite-pragma", "synchronous=2"));
    for (String processor : List.of("transfer", "timer")) {
      command.add("--dynamic-config-value");
      command.add("history." + processor + "ProcessorMaxPollRPS=2000");
    }
    Lifeboat.searchAttributes()
        .forEach(key -> command.addAll(List.of("--search-attribute", key.getName() + "=Keyword")));
    return Child.start(folder.resolve("temporal.log"), Map.of(), command);
  }

  private static Optional<Path> find() {
    Path root = Path.of("").toAbsolutePath();
    String path =
        root.resolve(".tools/bin")
            + File.pathSeparator
            + root.resolveSibling(".tools/bin")
            + File.pathSeparator
            + System.getenv("PATH");
    return Stream.of(path.split(File.pathSeparator))
        .map(each -> Path.of(each, "temporal"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
