package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lifeboat.activities.automation.AwsRunAutomation;
import io.lifeboat.activities.http.AwsCallHttps;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.step.RunAutomation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.DocumentFormat;
import software.amazon.awssdk.services.ssm.model.DocumentType;

/**
 * The actions that serve every kind of application, against moto as far as it goes.
 *
 * <p>Not covered, because moto does not have it: Automation executions, FIS experiments, ARC Region
 * switch; and functions that run, for which it wants Docker.
 */
@Timeout(120)
class MotoGenericTest {
  private static final String DOCUMENT =
      """
      {"schemaVersion": "0.3", "description": "warms caches",
       "parameters": {"Cluster": {"type": "String", "description": "which"},
                      "Size": {"type": "String", "description": "how much", "default": "all"}},
       "mainSteps": [{"name": "warm", "action": "aws:sleep", "inputs": {"Duration": "PT1S"}}]}
      """;

  private static MotoServer moto;
  private static SdkClients aws;

  private final HandWatch watch = new HandWatch();
  private final StepCall call = new StepCall("shop", "run-1", "step", "", Map.of());

  @BeforeAll
  static void start() throws Exception {
    Optional<Path> program = MotoServer.program();
    if (program.isEmpty()) {
      System.err.println("LEFT OUT: documents and keys to sign with against moto: it is not there");
    }
    assumeTrue(program.isPresent(), "moto_server is not there");
    moto = MotoServer.start(program.get());
    System.setProperty("aws.endpointUrl", moto.address());
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    aws = new SdkClients();
    warmUp(() -> ssm().describeParameters());
    warmUp(() -> secrets().listSecrets());
  }

  @AfterAll
  static void stop() {
    System.clearProperty("aws.endpointUrl");
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
    if (aws != null) {
      aws.close();
    }
    if (moto != null) {
      moto.close();
    }
  }

  /** Moto loads each service at its first call, which may take longer than our patience. */
  private static void warmUp(Runnable first) {
    for (int attempt = 0; attempt < 20; attempt++) {
      try {
        first.run();
        return;
      } catch (SdkClientException loading) {
        continue;
      }
    }
  }

  @Test
  void looksAtADocumentAndItsParameters() {
    ssm()
        .createDocument(
            request ->
                request
                    .name("WarmCaches")
                    .content(DOCUMENT)
                    .documentFormat(DocumentFormat.JSON)
                    .documentType(DocumentType.AUTOMATION));

    assertThat(inspect("WarmCaches", Map.of("Cluster", List.of("sessions"))).state())
        .isEqualTo(State.READY);
    assertThat(inspect("WarmCaches", Map.of()).sentence())
        .isEqualTo("document WarmCaches also needs Cluster");
    assertThat(inspect("Nowhere", Map.of()).sentence()).startsWith("there is no document Nowhere");
  }

  @Test
  void signsWithAKeyOfSecretsManager() {
    AwsCallHttps action = new AwsCallHttps(aws, new Endpoint());
    assertThat(action.inspect(GenericSamples.callBilling(false), call, watch).state())
        .isEqualTo(State.IMPOSSIBLE);
    secrets().createSecret(request -> request.name("billing-key").secretString("made-up"));

    assertThat(action.inspect(GenericSamples.callBilling(false), call, watch).state())
        .isEqualTo(State.READY);
    assertThat(action.apply(GenericSamples.callBilling(false), call, watch).sentence())
        .startsWith("billing answered 202");
  }

  private Inspection inspect(String document, Map<String, List<String>> parameters) {
    return new AwsRunAutomation(aws)
        .inspect(new RunAutomation("warm", Simulation.DUB, document, parameters), call, watch);
  }

  private static SsmClient ssm() {
    return aws.client(SsmClient.class, Simulation.DUB);
  }

  private static SecretsManagerClient secrets() {
    return aws.client(SecretsManagerClient.class, Simulation.DUB);
  }
}
