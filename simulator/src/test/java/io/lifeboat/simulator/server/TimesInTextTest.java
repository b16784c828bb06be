package io.lifeboat.simulator.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.simulator.ServerSettings;
import io.lifeboat.simulator.SimulatedAwsServer;
import io.lifeboat.simulator.SimulatedClock;
import io.lifeboat.simulator.gateway.SdkClients;
import io.lifeboat.simulator.world.WorldReader;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.appconfig.AppConfigClient;
import software.amazon.awssdk.services.appconfig.model.DeploymentSummary;

/** The SDK refuses a time in seconds where a service's shapes say that it comes as text. */
@Timeout(60)
class TimesInTextTest {
  @Test
  void theSdkReadsWhenFlagsWereDeployed() throws Exception {
    try (SimulatedAwsServer server =
            SimulatedAwsServer.start(
                WorldReader.read(Path.of("../examples/us-platform.world.yaml")),
                SimulatedClock.wall(10),
                ServerSettings.onFreePorts());
        AppConfigClient flags = client(server)) {
      String application = flags.listApplications(r -> {}).items().get(0).id();
      String environment =
          flags.listEnvironments(r -> r.applicationId(application)).items().get(0).id();
      List<DeploymentSummary> deployments =
          flags
              .listDeployments(r -> r.applicationId(application).environmentId(environment))
              .items();
      assertThat(deployments)
          .isNotEmpty()
          .allSatisfy(one -> assertThat(one.startedAt()).isNotNull());
    }
  }

  private static AppConfigClient client(SimulatedAwsServer server) {
    return new SdkClients(
            new InetSocketAddress("127.0.0.1", server.endpoint().getPort()), Duration.ofSeconds(5))
        .in("us-east-1", AppConfigClient.builder());
  }
}
