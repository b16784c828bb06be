package io.lifeboat.benchmarks;

import io.lifeboat.simulator.Loss;
import io.lifeboat.simulator.ServerSettings;
import io.lifeboat.simulator.SimulatedAwsServer;
import io.lifeboat.simulator.SimulatedClock;
import io.lifeboat.simulator.world.WorldReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The same failover as a shell runbook does it: benchmarks/runbook/failover.sh. */
final class RunbookFailover {
  private RunbookFailover() {}

  static Measured measure(double speedUp) throws Exception {
    try (SimulatedAwsServer server =
            SimulatedAwsServer.start(
                WorldReader.read(Estate.WORLD),
                SimulatedClock.wall(speedUp),
                ServerSettings.onFreePorts());
        AwsTimes times = AwsTimes.watch(server.aws())) {
      server.aws().faults().lose(Estate.LOST, Loss.BLACK_HOLE);
      Instant ordered = Instant.now();
      run(server);
      return new Measured(Duration.between(ordered, Instant.now()), times.ideal());
    }
  }

  private static void run(SimulatedAwsServer server) throws Exception {
    ProcessBuilder runbook =
        new ProcessBuilder("sh", "benchmarks/runbook/failover.sh", Estate.LOST, Estate.STANDBY)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    runbook
        .environment()
        .putAll(
            Map.of(
                "AWS_ENDPOINT_URL",
                server.endpoint().toString(),
                "AWS_ACCESS_KEY_ID",
                "simulated",
                "AWS_SECRET_ACCESS_KEY",
                "simulated",
                "AWS_DEFAULT_REGION",
                "us-east-1",
                "HTTP_VIA",
                server.web().getAuthority()));
    int exit = runbook.start().waitFor();
    if (exit != 0) {
      throw new IllegalStateException("the runbook failed with exit code " + exit);
    }
  }
}
