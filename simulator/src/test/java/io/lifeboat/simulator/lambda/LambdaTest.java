package io.lifeboat.simulator.lambda;

import static io.lifeboat.simulator.AwsAnswers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.simulator.ManualTime;
import io.lifeboat.simulator.SimulatedAws;
import io.lifeboat.simulator.Viewer;
import io.lifeboat.simulator.world.InvalidWorld;
import io.lifeboat.simulator.world.World;
import io.lifeboat.simulator.world.WorldReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;

@Timeout(20)
class LambdaTest {
  private static final String WORLD =
      """
      account: "111122223333"
      regions: [eu-central-1, eu-west-1]
      lambda:
        concurrency: {eu-west-1: 300}
        layers: {eu-west-1: ["tracing:4"]}
        functions:
          - function: orders
            environment: {TABLE: orders, BUCKET: "shop-{region}"}
            layers: ["tracing:3"]
            provisioning: 90s
            aliases: {live: 1}
            answers: {payload: '{"from": "{region}"}', takes: 400ms}
            event-sources:
              - source: "arn:aws:sqs:{region}:{account}:placed"
                in: {eu-central-1: true, eu-west-1: false}
            in:
              eu-central-1: {reserved: 100, provisioned: {live: 10}}
              eu-west-1: {reserved: 5}
          - function: broken
            answers: {fails: no table, takes: 3s}
            in: {eu-west-1: {}}
          - function: endless
            timeout: 1s
            answers: {takes: 5s}
            in: {eu-west-1: {}}
      web:
        regional-names: "{region}.shop.example.com"
        apps: [{path: /health, lambda: orders, enough: 50}]
      """;

  private final ManualTime time = new ManualTime(Instant.parse("2026-03-01T03:00:00Z"));
  private final SimulatedAws aws = SimulatedAws.of(world(WORLD), time.clock());
  private final LambdaClient lambda = aws.client(LambdaClient.class, "eu-west-1");

  private static World world(String text) {
    return WorldReader.parse(text, "lambda");
  }

  @Test
  void anInvocationTakesItsTimeAndAnswersAsTheWorldSays() {
    InvokeResponse answer =
        lambda.invoke(r -> r.functionName("orders").payload(SdkBytes.fromUtf8String("{}")));

    assertThat(answer.payload().asUtf8String()).isEqualTo("{\"from\": \"eu-west-1\"}");
    assertThat(answer.functionError()).isNull();
    assertThat(time.now()).isEqualTo("2026-03-01T03:00:00.400Z");
    assertThat(aws.journal().mutations("Invoke")).hasSize(1);
  }

  @Test
  void whoWaitsLessThanAFunctionTakesSeesNoAnswerOfWhatHasRun() {
    assertThatThrownBy(() -> lambda.invoke(r -> r.functionName("broken")))
        .isInstanceOf(SdkClientException.class);

    assertThat(aws.journal().mutations("Invoke").get(0).sentence())
        .isEqualTo("broken in eu-west-1: ran and failed: no table");
  }

  @Test
  void aFunctionThatFailsAnswersAnErrorAndStaysWithinItsTimeout() {
    InvokeResponse broken =
        lambda.invoke(
            r ->
                r.functionName("broken")
                    .overrideConfiguration(
                        patient -> patient.apiCallTimeout(Duration.ofSeconds(10))));
    InvokeResponse endless = lambda.invoke(r -> r.functionName("endless"));

    assertThat(broken.functionError()).isEqualTo("Unhandled");
    assertThat(broken.payload().asUtf8String()).isEqualTo("{\"errorMessage\":\"no table\"}");
    assertThat(endless.payload().asUtf8String()).contains("Task timed out after 1.00 seconds");
  }

  @Test
  void dryRunsAndEventsAreAnsweredAtOnce() {
    assertThat(
            lambda
                .invoke(r -> r.functionName("broken").invocationType(InvocationType.DRY_RUN))
                .statusCode())
        .isEqualTo(204);
    assertThat(aws.journal().mutations()).isEmpty();
    assertThat(
            lambda
                .invoke(r -> r.functionName("broken").invocationType(InvocationType.EVENT))
                .statusCode())
        .isEqualTo(202);
    assertThat(time.now()).isEqualTo("2026-03-01T03:00:00Z");
  }

  @Test
  void nothingIsInvokedThatReservesNothing() {
    lambda.putFunctionConcurrency(r -> r.functionName("orders").reservedConcurrentExecutions(0));

    assertRefused(() -> lambda.invoke(r -> r.functionName("orders")), "TooManyRequestsException");
  }

  @Test
  void anApplicationOnAFunctionAnswersWithEnoughConcurrency() {
    assertThat(status("eu-central-1")).isEqualTo(200);
    assertThat(status("eu-west-1")).isEqualTo(503);
    lambda.putFunctionConcurrency(r -> r.functionName("orders").reservedConcurrentExecutions(50));
    assertThat(status("eu-west-1")).isEqualTo(200);
    lambda.deleteFunctionConcurrency(r -> r.functionName("orders"));
    assertThat(status("eu-west-1")).isEqualTo(200);
  }

  private int status(String region) {
    return aws.web().get(region + ".shop.example.com", "/health", Viewer.named("user")).status();
  }

  @Test
  void theAccountKeepsAHundredFree() {
    assertThat(lambda.getAccountSettings(r -> {}).accountLimit().unreservedConcurrentExecutions())
        .isEqualTo(295);
    lambda.putFunctionConcurrency(r -> r.functionName("orders").reservedConcurrentExecutions(200));
    assertRefused(
        () ->
            lambda.putFunctionConcurrency(
                r -> r.functionName("orders").reservedConcurrentExecutions(201)),
        "InvalidParameterValueException");
    lambda.deleteFunctionConcurrency(r -> r.functionName("orders"));
    assertThat(
            lambda
                .getFunctionConcurrency(r -> r.functionName("orders"))
                .reservedConcurrentExecutions())
        .isNull();
  }

  @Test
  void whatIsKeptWarmIsReadyAfterItsTimeAndWithinWhatIsReserved() {
    lambda.putProvisionedConcurrencyConfig(
        r -> r.functionName("orders").qualifier("live").provisionedConcurrentExecutions(5));
    assertThat(provisioned()).isEqualTo("IN_PROGRESS 0 of 5");
    time.forward(Duration.ofSeconds(91));
    assertThat(provisioned()).isEqualTo("READY 5 of 5");
    assertRefused(
        () ->
            lambda.putProvisionedConcurrencyConfig(
                r -> r.functionName("orders").qualifier("live").provisionedConcurrentExecutions(6)),
        "InvalidParameterValueException");
    assertRefused(
        () ->
            lambda.putFunctionConcurrency(
                r -> r.functionName("orders").reservedConcurrentExecutions(0)),
        "InvalidParameterValueException");
    assertRefused(
        () -> lambda.getProvisionedConcurrencyConfig(r -> r.functionName("orders").qualifier("1")),
        "ProvisionedConcurrencyConfigNotFoundException");
  }

  private String provisioned() {
    var found =
        lambda.getProvisionedConcurrencyConfig(r -> r.functionName("orders").qualifier("live"));
    return "%s %d of %d"
        .formatted(
            found.statusAsString(),
            found.allocatedProvisionedConcurrentExecutions(),
            found.requestedProvisionedConcurrentExecutions());
  }

  @Test
  void anUpdateTakesAWhileInWhichThereIsNoOther() {
    lambda.updateFunctionConfiguration(
        r ->
            r.functionName("orders")
                .memorySize(1024)
                .layers("arn:aws:lambda:eu-west-1:111122223333:layer:tracing:4")
                .environment(e -> e.variables(Map.of("TABLE", "secret"))));
    assertThat(configuration().lastUpdateStatus()).isEqualTo(LastUpdateStatus.IN_PROGRESS);
    assertRefused(
        () -> lambda.updateFunctionConfiguration(r -> r.functionName("orders").timeout(3)),
        "ResourceConflictException");
    time.forward(Duration.ofSeconds(8));
    assertThat(configuration().lastUpdateStatus()).isEqualTo(LastUpdateStatus.SUCCESSFUL);
    assertThat(configuration().memorySize()).isEqualTo(1024);
    assertThat(configuration().environment().variables()).isEqualTo(Map.of("TABLE", "secret"));
    assertThat(aws.journal().mutations().get(0).sentence())
        .contains("BUCKET=removed", "TABLE=set")
        .doesNotContain("secret");
    assertRefused(
        () ->
            lambda.updateFunctionConfiguration(
                r ->
                    r.functionName("orders")
                        .layers("arn:aws:lambda:eu-west-1:111122223333:layer:tracing:9")),
        "InvalidParameterValueException");
    assertRefused(
        () ->
            lambda.updateFunctionConfiguration(
                r -> r.functionName("orders").timeout(3).revisionId("an-earlier-one")),
        "PreconditionFailedException");
  }

  private software.amazon.awssdk.services.lambda.model.FunctionConfiguration configuration() {
    return lambda.getFunction(r -> r.functionName("orders")).configuration();
  }

  @Test
  void aVersionKeepsWhatWasWhenItWasPublished() {
    lambda.updateFunctionConfiguration(r -> r.functionName("orders").memorySize(256));
    time.forward(Duration.ofSeconds(10));
    assertThat(lambda.publishVersion(r -> r.functionName("orders")).version()).isEqualTo("2");
    assertThat(lambda.publishVersion(r -> r.functionName("orders")).version()).isEqualTo("2");

    assertThat(
            lambda
                .getFunctionConfiguration(r -> r.functionName("orders").qualifier("live"))
                .memorySize())
        .isEqualTo(512);
    assertThat(
            lambda
                .getFunctionConfiguration(r -> r.functionName("orders").qualifier("2"))
                .memorySize())
        .isEqualTo(256);
  }

  @Test
  void aMappingIsSwitchedAfterAWhile() {
    EventSourceMappingConfiguration mapping = mapping();
    assertThat(mapping.state()).isEqualTo("Disabled");
    lambda.updateEventSourceMapping(r -> r.uuid(mapping.uuid()).enabled(true));
    assertThat(mapping().state()).isEqualTo("Enabling");
    assertRefused(
        () -> lambda.updateEventSourceMapping(r -> r.uuid(mapping.uuid()).enabled(false)),
        "ResourceInUseException");
    time.forward(Duration.ofSeconds(41));
    assertThat(mapping().state()).isEqualTo("Enabled");
  }

  private EventSourceMappingConfiguration mapping() {
    return lambda
        .listEventSourceMappings(
            r ->
                r.functionName("orders")
                    .eventSourceArn("arn:aws:sqs:eu-west-1:111122223333:placed"))
        .eventSourceMappings()
        .get(0);
  }

  @Test
  void whatIsNotThereIsRefused() {
    assertRefused(() -> lambda.invoke(r -> r.functionName("x")), "ResourceNotFoundException");
    assertRefused(
        () -> lambda.invoke(r -> r.functionName("orders").qualifier("beta")),
        "ResourceNotFoundException");
    assertRefused(() -> lambda.deleteFunction(r -> r.functionName("orders")), "NotSimulated");
    assertRefused(
        () -> lambda.updateFunctionConfiguration(r -> r.functionName("orders").handler("x")),
        "NotSimulated");
  }

  @Test
  void aWorldNamesNothingThatIsNotThere() {
    for (String wrong :
        List.of(
            WORLD.replace("concurrency: {eu-west-1", "concurrency: {us-east-1"),
            WORLD.replace("provisioned: {live", "provisioned: {beta"),
            WORLD.replace("eu-west-1: {reserved: 5}", "us-east-1: {}"))) {
      assertThatThrownBy(() -> world(wrong)).isInstanceOf(InvalidWorld.class);
    }
  }
}
