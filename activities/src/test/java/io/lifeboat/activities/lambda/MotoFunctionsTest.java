package io.lifeboat.activities.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.AgainstMoto;
import io.lifeboat.activities.SdkClients;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.RecoveryAction;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.action.Watch;
import io.lifeboat.plan.step.EventSource;
import io.lifeboat.plan.step.MatchLambda;
import io.lifeboat.plan.step.RunLambda;
import io.lifeboat.plan.step.Step;
import io.lifeboat.plan.step.SwitchEventSources;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Functions against moto over HTTP. Moto knows nothing of what is kept warm, so what reserves
 * concurrency is shown without that look, and it forgets that none is reserved; the promise tests
 * cover the rest against the simulator.
 */
@Timeout(120)
class MotoFunctionsTest {
  private static final Region FRA = Region.of("eu-central-1");
  private static final Region DUB = Region.of("eu-west-1");

  /** A zip archive without files. */
  private static final byte[] EMPTY_ZIP = new byte[22];

  static {
    System.arraycopy(new byte[] {'P', 'K', 5, 6}, 0, EMPTY_ZIP, 0, 4);
  }

  private static AgainstMoto moto;
  private static SdkClients aws;

  private final Watch watch = new Patient();

  @BeforeAll
  static void start() throws Exception {
    moto = AgainstMoto.start("functions");
    aws = moto.aws();
    AgainstMoto.warmUp(
        () -> lambda(DUB).listFunctions(), () -> aws.client(SqsClient.class, DUB).listQueues());
    moto.invokeWithoutDocker();
    moto.role("function");
  }

  @AfterAll
  static void stop() {
    if (moto != null) {
      moto.close();
    }
  }

  @Test
  void reservesConcurrencyAndLeavesATag() {
    function(DUB, "orders", Map.of());
    Functions functions = new Functions(aws, DUB, watch);
    assertThat(functions.has("orders", "$LATEST")).isTrue();

    Concurrency few = new Concurrency(Optional.of(5), Map.of());
    functions.move(state("orders"), few);
    functions.writeTag(state("orders"), new Concurrency(Optional.empty(), Map.of()));
    assertThat(state("orders").concurrency()).isEqualTo(few);
    assertThat(state("orders").fenceTag().flatMap(Concurrency::parse))
        .contains(new Concurrency(Optional.empty(), Map.of()));

    functions.move(state("orders"), new Concurrency(Optional.empty(), Map.of()));
    functions.removeTag(state("orders"));
    assertThat(state("orders").concurrency().reserved()).isEmpty();
    assertThat(state("orders").fenceTag()).isEmpty();
  }

  /** As {@link Functions#read} sees it, of which nothing is kept warm. */
  private static FunctionState state(String name) {
    return new FunctionState(
        name, lambda(DUB).getFunction(request -> request.functionName(name)), List.of());
  }

  @Test
  void bringsSettingsInStep() {
    function(FRA, "basket", Map.of("TABLE", "orders"));
    function(DUB, "basket", Map.of("TABLE", "old-orders"));
    AwsMatchLambda action = new AwsMatchLambda(aws);
    MatchLambda step =
        new MatchLambda("basket", FRA, DUB, "basket", "basket", List.of(), Mode.GRACEFUL, false);

    Map<String, String> facts = live(action, step);
    assertThat(action.inspect(step, call(facts), watch).state()).isEqualTo(State.ALREADY_DONE);
    assertThat(
            lambda(DUB)
                .getFunctionConfiguration(request -> request.functionName("basket"))
                .environment()
                .variables())
        .containsEntry("TABLE", "orders");
  }

  @Test
  void invokesAFunction() {
    function(DUB, "warm-up", Map.of());
    AwsRunLambda action = new AwsRunLambda(aws);
    RunLambda step =
        new RunLambda("warm-up", DUB, "warm-up", "{}", Optional.empty(), Optional.empty(), false);

    assertThat(action.inspect(step, call(Map.of()), watch).state()).isEqualTo(State.READY);
    assertThat(action.apply(step, call(Map.of()), watch).sentence()).contains("warm-up");
  }

  @Test
  void switchesAnEventSourceOnAndOff() {
    function(DUB, "mails", Map.of());
    aws.client(SqsClient.class, DUB).createQueue(request -> request.queueName("placed"));
    String queue = "arn:aws:sqs:eu-west-1:123456789012:placed";
    lambda(DUB)
        .createEventSourceMapping(
            request -> request.functionName("mails").eventSourceArn(queue).enabled(false));
    AwsSwitchEventSources action = new AwsSwitchEventSources(aws);
    SwitchEventSources step =
        new SwitchEventSources("mails", DUB, List.of(new EventSource("mails", queue)), true);

    Map<String, String> facts = live(action, step);
    assertThat(action.inspect(step, call(facts), watch).state()).isEqualTo(State.ALREADY_DONE);
    action.revert(step, call(facts), watch);
    assertThat(action.inspect(step, call(facts), watch).state()).isEqualTo(State.READY);
  }

  private static void function(Region region, String name, Map<String, String> environment) {
    lambda(region)
        .createFunction(
            request ->
                request
                    .functionName(name)
                    .runtime("python3.12")
                    .handler("main.handle")
                    .role("arn:aws:iam::123456789012:role/function")
                    .environment(e -> e.variables(environment))
                    .code(code -> code.zipFile(SdkBytes.fromByteArray(EMPTY_ZIP))));
  }

  /** A life of one step, without the way back; its facts. */
  private <S extends Step> Map<String, String> live(RecoveryAction<S> action, S step) {
    Inspection found = action.inspect(step, call(Map.of()), watch);
    assertThat(found.state()).as(found.sentence()).isEqualTo(State.READY);
    action.apply(step, call(found.facts()), watch);
    assertThat(action.confirm(step, call(found.facts()), watch).sentence()).isNotBlank();
    return found.facts();
  }

  private static StepCall call(Map<String, String> facts) {
    return new StepCall("shop", "run-1", "step", "shop moves", facts);
  }

  private static LambdaClient lambda(Region region) {
    return aws.client(LambdaClient.class, region);
  }

  /** Nothing has to be waited for. */
  private static final class Patient implements Watch {
    @Override
    public Instant now() {
      return Instant.now();
    }

    @Override
    public void pause(Duration duration) {}

    @Override
    public void report(String progress) {}

    @Override
    public int attempt() {
      return 1;
    }
  }
}
