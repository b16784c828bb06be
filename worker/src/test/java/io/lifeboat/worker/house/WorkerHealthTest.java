package io.lifeboat.worker.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The health check of the worker's image. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class WorkerHealthTest {
  @Test
  void isHealthyWhileAConnectionToTemporalStands() throws Exception {
    try (ServerSocket temporal = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(health(temporal.getLocalPort())).isNotZero();
      try (Socket worker = new Socket(temporal.getInetAddress(), temporal.getLocalPort());
          Socket accepted = temporal.accept()) {
        assertThat(worker.isConnected() && accepted.isConnected()).isTrue();
        assertThat(health(temporal.getLocalPort())).isZero();
      }
      assertThat(health(temporal.getLocalPort())).isNotZero();
    }
  }

  private static int health(int port) throws Exception {
    return new Program(Repository.root().resolve("deploy/worker-is-connected"))
        .run(Map.of("TEMPORAL_ADDRESS", "temporal:" + port))
        .exit();
  }
}
