package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.activities.kms.AwsCheckKey;
import io.lifeboat.activities.parameters.AwsSyncParameters;
import io.lifeboat.activities.secrets.AwsCheckSecret;
import io.lifeboat.activities.secrets.AwsReplicateSecret;
import io.lifeboat.activities.switches.AwsSwitchRules;
import io.lifeboat.activities.switches.AwsSwitchSchedules;
import io.lifeboat.plan.Mode;
import io.lifeboat.plan.Region;
import io.lifeboat.plan.action.Inspection;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.RecoveryAction;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.step.CheckKey;
import io.lifeboat.plan.step.CheckSecret;
import io.lifeboat.plan.step.ReplicateSecret;
import io.lifeboat.plan.step.Step;
import io.lifeboat.plan.step.SwitchRules;
import io.lifeboat.plan.step.SwitchSchedules;
import io.lifeboat.plan.step.SyncParameters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.scheduler.model.FlexibleTimeWindowMode;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/**
 * The actions on what services are configured with, against moto as far as it goes.
 *
 * <p>Not covered, because moto does not have it: promoting a secret's replica, moving a key's
 * primary.
 */
@Timeout(120)
class MotoConfigurationTest {
  private static final Region FRA = Simulation.FRA;
  private static final Region DUB = Simulation.DUB;

  private static AgainstMoto moto;
  private static SdkClients aws;

  private final HandWatch watch = new HandWatch();

  @BeforeAll
  static void start() throws Exception {
    moto = AgainstMoto.start("secrets, keys and the like");
    aws = moto.aws();
    AgainstMoto.warmUp(
        () -> secrets(FRA).listSecrets(),
        () -> kms(FRA).listKeys(),
        () -> ssm(FRA).describeParameters(),
        () -> aws.client(EventBridgeClient.class, DUB).listEventBuses(request -> {}),
        () -> aws.client(SchedulerClient.class, DUB).listSchedules(request -> {}));
  }

  @AfterAll
  static void stop() {
    if (moto != null) {
      moto.close();
    }
  }

  private static SecretsManagerClient secrets(Region region) {
    return aws.client(SecretsManagerClient.class, region);
  }

  private static KmsClient kms(Region region) {
    return aws.client(KmsClient.class, region);
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

  @Test
  void replicatesASecretAndRemovesTheReplica() {
    secrets(FRA).createSecret(request -> request.name("orders").secretString("made-up"));
    AwsReplicateSecret action = new AwsReplicateSecret(aws);
    ReplicateSecret step = new ReplicateSecret("password", "orders", FRA, DUB);

    Map<String, String> facts = live(action, step);
    assertThat(action.inspect(step, call(facts), watch).state()).isEqualTo(State.ALREADY_DONE);
    assertThat(
            new AwsCheckSecret(aws)
                .confirm(
                    new CheckSecret("password", "orders", FRA, DUB, Mode.GRACEFUL),
                    call(Map.of()),
                    watch)
                .sentence())
        .contains("as in eu-central-1");
    action.revert(step, call(facts), watch);
    assertThat(action.inspect(step, call(facts), watch).state()).isEqualTo(State.READY);
  }

  @Test
  void bringsParametersInStepAndPutsThemBack() {
    put(FRA, "/shop/timeout", "5s", ParameterType.STRING);
    put(FRA, "/shop/token", "hidden", ParameterType.SECURE_STRING);
    put(DUB, "/shop/timeout", "7s", ParameterType.STRING);
    AwsSyncParameters action = new AwsSyncParameters(aws);
    SyncParameters step =
        new SyncParameters("shop", FRA, DUB, List.of("/shop"), List.of(), Mode.GRACEFUL, false);

    Map<String, String> facts = live(action, step);
    assertThat(value("/shop/timeout")).isEqualTo("5s");
    assertThat(value("/shop/token")).isEqualTo("hidden");
    action.revert(step, call(facts), watch);
    assertThat(value("/shop/timeout")).isEqualTo("7s");
    assertThat(action.inspect(step, call(Map.of()), watch).sentence())
        .contains("2 of 2 parameters of shop differ in eu-west-1");
  }

  private static void put(Region region, String name, String value, ParameterType type) {
    ssm(region).putParameter(request -> request.name(name).value(value).type(type));
  }

  private static String value(String name) {
    return ssm(DUB)
        .getParameter(request -> request.name(name).withDecryption(true))
        .parameter()
        .value();
  }

  private static SsmClient ssm(Region region) {
    return aws.client(SsmClient.class, region);
  }

  @Test
  void switchesRulesOffAndOn() {
    EventBridgeClient events = aws.client(EventBridgeClient.class, DUB);
    events.putRule(request -> request.name("nightly").scheduleExpression("rate(1 day)"));
    AwsSwitchRules action = new AwsSwitchRules(aws);
    SwitchRules step = new SwitchRules("the night", DUB, "default", List.of("nightly"), false);

    Map<String, String> facts = live(action, step);
    assertThat(action.inspect(step, call(facts), watch).state()).isEqualTo(State.ALREADY_DONE);
    action.revert(step, call(facts), watch);
    assertThat(events.describeRule(request -> request.name("nightly")).stateAsString())
        .isEqualTo("ENABLED");
  }

  @Test
  void switchesASchedule() {
    SchedulerClient scheduler = aws.client(SchedulerClient.class, DUB);
    scheduler.createSchedule(
        request ->
            request
                .name("reports")
                .scheduleExpression("cron(0 3 * * ? *)")
                .scheduleExpressionTimezone("Europe/Berlin")
                .flexibleTimeWindow(window -> window.mode(FlexibleTimeWindowMode.OFF))
                .target(
                    target ->
                        target
                            .arn("arn:aws:sqs:eu-west-1:123456789012:reports")
                            .roleArn("arn:aws:iam::123456789012:role/scheduler")
                            .input("{}")));
    AwsSwitchSchedules action = new AwsSwitchSchedules(aws);
    SwitchSchedules step =
        new SwitchSchedules("the night", DUB, "default", List.of("reports"), false);

    Map<String, String> facts = live(action, step);
    assertThat(scheduler.getSchedule(request -> request.name("reports")))
        .satisfies(
            seen -> {
              assertThat(seen.stateAsString()).isEqualTo("DISABLED");
              assertThat(seen.scheduleExpressionTimezone()).isEqualTo("Europe/Berlin");
              assertThat(seen.target().input()).isEqualTo("{}");
            });
    action.revert(step, call(facts), watch);
    assertThat(scheduler.getSchedule(request -> request.name("reports")).stateAsString())
        .isEqualTo("ENABLED");
  }

  @Test
  void looksAtAMultiRegionKey() {
    String key = kms(FRA).createKey(request -> request.multiRegion(true)).keyMetadata().keyId();
    kms(FRA).replicateKey(request -> request.keyId(key).replicaRegion(DUB.name()));
    CheckKey step = new CheckKey("shop", key, List.of(FRA, DUB));
    AwsCheckKey action = new AwsCheckKey(aws);

    assertThat(action.confirm(step, call(Map.of()), watch).sentence())
        .contains("enabled in eu-central-1 and eu-west-1")
        .endsWith("not rotated");
    kms(DUB).disableKey(request -> request.keyId(key));
    assertThat(action.inspect(step, call(Map.of()), watch).state()).isEqualTo(State.IMPOSSIBLE);
  }
}
