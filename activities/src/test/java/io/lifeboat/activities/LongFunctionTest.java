package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.lambda.AwsRunLambda;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.simulator.ServerSettings;
import io.lifeboat.simulator.SimulatedAwsServer;
import io.lifeboat.simulator.SimulatedClock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A function that runs longer than a lost region may be silent, over HTTP. */
@Timeout(60)
class LongFunctionTest {
  private SimulatedAwsServer server;
  private SdkClients aws;

  @BeforeEach
  void start() throws Exception {
    server =
        SimulatedAwsServer.start(
            GenericWorlds.functions(), SimulatedClock.wall(60), ServerSettings.onFreePorts());
    System.setProperty("aws.endpointUrl", server.endpoint().toString());
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    aws = new SdkClients();
  }

  @AfterEach
  void stop() {
    aws.close();
    server.close();
    System.clearProperty("aws.endpointUrl");
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @Test
  void isWaitedFor() {
    AwsRunLambda action = new AwsRunLambda(aws);
    RealWatch watch = new RealWatch();
    StepCall call = new StepCall("shop", "run-1", "step", "", Map.of());
    Map<String, String> found = action.inspect(GenericSamples.warmUp(), call, watch).facts();

    Outcome outcome =
        action.apply(
            GenericSamples.warmUp(), new StepCall("shop", "run-1", "step", "", found), watch);

    assertThat(outcome.sentence()).contains("answered \"ok\" at /status, after 3");
    assertThat(server.aws().journal().mutations("Invoke")).hasSize(1);
  }
}
