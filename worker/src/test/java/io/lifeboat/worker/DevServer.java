package io.lifeboat.worker;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lifeboat.workflows.Lifeboat;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TemporalDevServer;
import io.temporal.testing.TemporalDevServerOptions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** The real Temporal server of the {@code temporal} program, on a database file, for one test. */
public final class DevServer implements AutoCloseable {
  private final TemporalDevServer server;
  private final WorkflowServiceStubs stubs;
  private final WorkflowClient client;

  private DevServer(Path program, Path folder) {
    server =
        TemporalDevServer.start(
            TemporalDevServerOptions.newBuilder()
                .setExistingPath(program.toString())
                .setDatabaseFilename(folder.resolve("temporal.db").toString())
                .setUiEnabled(false)
                .setLogLevel("error")
                .setExtraArgs(
                    "--sqlite-pragma",
                    "journal_mode=WAL",
                    "--sqlite-pragma",
                    "synchronous=2",
                    "--dynamic-config-value",
                    "history.transferProcessorMaxPollRPS=2000",
                    "--dynamic-config-value",
                    "history.timerProcessorMaxPollRPS=2000")
                .build());
    stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(server.getTarget()).build());
    client =
        WorkflowClient.newInstance(
            stubs,
            WorkflowClientOptions.newBuilder()
                .setNamespace(server.getNamespace())
                .setDataConverter(Lifeboat.dataConverter())
                .build());
  }

  /** Starts one, or skips the test loudly where the program is not there. */
  public static DevServer start(Path folder) {
    Optional<Path> program = program();
    if (program.isEmpty()) {
      System.err.println(
          "SKIPPED: the `temporal` program is neither on PATH nor in .tools/bin; this test needs it");
    }
    assumeTrue(program.isPresent(), "the `temporal` program is not installed");
    return new DevServer(program.get(), folder);
  }

  public WorkflowClient client() {
    return client;
  }

  public String target() {
    return server.getTarget();
  }

  @Override
  public void close() {
    stubs.shutdownNow();
    server.close();
  }

  private static Optional<Path> program() {
    Stream<String> folders =
        Stream.concat(
            Stream.of("../.tools/bin"),
            Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1)));
    return folders
        .map(folder -> Path.of(folder, "temporal").toAbsolutePath().normalize())
        .filter(Files::isExecutable)
        .findFirst();
  }
}
