package io.lifeboat.starter.dev;

import io.lifeboat.simulator.SimulatedAwsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A worker in a process of its own, so that it can be killed, which is what Lifeboat survives. */
final class WorkerProcess implements AutoCloseable {
  private final ChildProcess process;
  private final Path log;
  private final String lookedAt;

  private WorkerProcess(ChildProcess process, Path log, String lookedAt) {
    this.process = process;
    this.log = log;
    this.lookedAt = lookedAt;
  }

  static WorkerProcess start(Path folder, String temporal, SimulatedAwsServer aws)
      throws IOException {
    Path log = folder.resolve("worker.log");
    Path profile = folder.resolve("temporal.toml");
    Files.writeString(
        profile, "[profile.default]\naddress = \"" + temporal + "\"\nnamespace = \"default\"\n");
    Map<String, String> settings = SimulatedEnvironment.of(aws);
    String lookedAt = "127.0.0.1:" + Ports.freeOr(9464);
    ChildProcess process =
        ChildProcess.start(
            command(),
            log,
            environment -> {
              environment.keySet().removeIf(WorkerProcess::isForTheRealOne);
              environment.putAll(settings);
              environment.put("LIFEBOAT_REPORTS", reports(folder).toString());
              environment.put("LIFEBOAT_LISTEN", lookedAt);
              environment.put("TEMPORAL_CONFIG_FILE", profile.toAbsolutePath().toString());
            });
    return new WorkerProcess(process, log, lookedAt);
  }

  /** Where it keeps the reports of runs that have ended. */
  static Path reports(Path folder) {
    return folder.resolve("reports").toAbsolutePath();
  }

  long pid() {
    return process.pid();
  }

  /** Where its metrics are. */
  String metrics() {
    return "http://" + lookedAt + "/metrics";
  }

  Path log() {
    return log;
  }

  @Override
  public void close() {
    process.close();
  }

  /** Real credentials and real servers must never reach a worker of the simulation. */
  private static boolean isForTheRealOne(String name) {
    return name.startsWith("AWS_") || name.startsWith("TEMPORAL_") || name.startsWith("LIFEBOAT_");
  }

  private static List<String> command() {
    String java = ProcessHandle.current().info().command().orElse("java");
    return List.of(
        java,
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmx512m",
        "-cp",
        System.getProperty("java.class.path"),
        "io.lifeboat.starter.Main",
        "worker");
  }
}
