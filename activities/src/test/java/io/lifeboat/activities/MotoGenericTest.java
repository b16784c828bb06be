package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.automation.AwsRunAutomation;
import io.lifeboat.activities.http.AwsCallHttps;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.step.RunAutomation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.DocumentFormat;
import software.amazon.awssdk.services.ssm.model.DocumentType;

/**
 * The actions that serve every kind of application, against moto as far as it goes.
 *
 * <p>Not covered, because moto does not have it: Automation executions, FIS experiments, ARC Region
 * switch, recovery points and restores of AWS Backup; and functions that run, for which it wants
 * Docker.
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

  private static AgainstMoto moto;
  private static SdkClients aws;

  private final HandWatch watch = new HandWatch();
  private final StepCall call = new StepCall("shop", "run-1", "step", "", Map.of());

  @BeforeAll
  static void start() throws Exception {
    moto = AgainstMoto.start("documents and keys to sign with");
    aws = moto.aws();
    AgainstMoto.warmUp(() -> ssm().describeParameters(), () -> secrets().listSecrets());
  }

  @AfterAll
  static void stop() {
    if (moto != null) {
      moto.close();
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
