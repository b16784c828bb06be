package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.Simulation.Turn;
import io.lifeboat.activities.http.AwsCallHttps;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.RegionUnreachable;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.plan.step.CallHttps;
import io.lifeboat.plan.step.Effect;
import io.lifeboat.plan.step.Step;
import io.lifeboat.simulator.Loss;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An endpoint cannot be asked what it has done, so its promises differ from the others'. */
@Timeout(60)
class CallHttpsTest {
  private final Simulation simulation = new Simulation(GenericWorlds.secrets());
  private final Endpoint endpoint = new Endpoint();

  @Test
  void callsOnceSignedAndTellsNothingButTheStatus() {
    Turn<CallHttps> turn = turn(GenericSamples.callBilling(false));
    assertThat(turn.inspect().state()).isEqualTo(State.READY);
    assertThat(endpoint.requests()).isEmpty();
    turn.apply();

    assertThat(turn.confirm().sentence()).isEqualTo("billing answered 202 after 0 ms");
    assertThat(turn.inspect().state()).isEqualTo(State.ALREADY_DONE);
    turn.apply();
    assertThat(endpoint.requests()).hasSize(1);
    assertThat(turn.facts().toString()).doesNotContain("made-up");
    assertThat(endpoint.requests().get(0).toString()).doesNotContain("X-Signature");
  }

  @Test
  void theSignatureIsAnHmacOverTimeAndBody() {
    Turn<CallHttps> turn = turn(GenericSamples.callBilling(false));
    turn.inspect();
    turn.apply();

    Map<String, String> headers = endpoint.requests().get(0).headers();
    assertThat(headers.get("X-Timestamp")).isEqualTo("1772334600");
    // By: printf '1772334600.{"region": "eu-west-1"}' | openssl dgst -sha256 -hmac made-up
    assertThat(headers.get("X-Signature"))
        .isEqualTo("974f90731cc695613909422d87410087b92674e90711f4fe8cb11e7d081d8b68");
  }

  @Test
  void signsAsAwsDoes() {
    System.setProperty("aws.accessKeyId", "AKIDEXAMPLE");
    System.setProperty("aws.secretAccessKey", "test");
    try {
      Turn<CallHttps> turn = turn(get(new CallHttps.SigV4("execute-api")));
      turn.inspect();
      turn.apply();
    } finally {
      System.clearProperty("aws.accessKeyId");
      System.clearProperty("aws.secretAccessKey");
    }
    Map<String, String> headers = endpoint.requests().get(0).headers();
    assertThat(headers.get("Authorization"))
        .matches(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260301/eu-west-1/execute-api/aws4_request,"
                + " SignedHeaders=host;idempotency-key;x-amz-\\S+, Signature=[0-9a-f]{64}");
    assertThat(headers).containsKey("X-Amz-Date").doesNotContainKey("Host");
  }

  @Test
  void isNeverCalledTwiceWhenTheAnswerIsLost() {
    endpoint.losing(1);
    Turn<CallHttps> turn = turn(GenericSamples.callBilling(false));
    turn.inspect();

    assertThat(catchThrowable(turn::apply))
        .hasMessageContaining("may have been called, its answer is lost");
    assertThat(((FinalFailure) catchThrowable(() -> turn.apply(2))).name())
        .isEqualTo(FinalFailure.OUTCOME_UNKNOWN);
    assertThat(endpoint.requests()).hasSize(1);
  }

  @Test
  void anIdempotentOneIsCalledAgainWithTheSameKey() {
    endpoint.losing(2).answering(503);
    Turn<CallHttps> turn = turn(GenericSamples.callBilling(true));
    turn.inspect();
    turn.applyPatiently();

    assertThat(turn.confirm().sentence()).startsWith("billing answered 202 after ");
    assertThat(endpoint.requests()).hasSize(4);
    assertThat(endpoint.effects()).isEqualTo(1);
  }

  @Test
  void whatNeverArrivedIsSentAgain() {
    endpoint.unreachable(3);
    Turn<CallHttps> turn = turn(GenericSamples.callBilling(false));
    turn.inspect();
    turn.apply();

    assertThat(turn.confirm().sentence()).startsWith("billing answered 202");
    assertThat(endpoint.requests()).hasSize(1);
  }

  @Test
  void saysWhichStatusWasExpectedAndIsCalledAgainWhenAPersonRetries() {
    endpoint.answering(409);
    Turn<CallHttps> turn = turn(GenericSamples.callBilling(false));
    turn.inspect();
    turn.apply();

    assertThat(catchThrowable(turn::confirm))
        .isInstanceOf(FinalFailure.class)
        .hasMessageEndingWith("billing answered 409 after 0 ms, where [200, 202] was expected");
    turn.inspect();
    turn.apply();
    assertThat(turn.confirm().sentence()).contains("202");
  }

  @Test
  void isImpossibleWithoutTheKeyAndNoticesALostRegion() {
    CallHttps other = with(new CallHttps.Hmac("nothing", "X-Signature"));
    assertThat(turn(other).inspect().sentence())
        .isEqualTo(
            "there is no secret nothing with text in eu-west-1 to sign with; correct the plan");
    simulation.aws().faults().lose("eu-west-1", Loss.BLACK_HOLE);
    assertThat(catchThrowable(() -> turn(GenericSamples.callBilling(false)).inspect()))
        .isInstanceOf(RegionUnreachable.class);
  }

  @Test
  void aRequestThatReadsHasNothingToPutBackAndAnotherCannotBe() {
    assertThat(get(new CallHttps.SigV4("s3")).effect()).isEqualTo(Effect.NONE);
    assertThat(turn(get(new CallHttps.SigV4("s3"))).revert().sentence())
        .contains("nothing to put back");
    assertThat(
            ((FinalFailure) catchThrowable(turn(GenericSamples.callBilling(true))::revert)).name())
        .isEqualTo(FinalFailure.CANNOT_BE_PUT_BACK);
  }

  @Test
  void comesBackFromJsonAsItWas() throws Exception {
    CallHttps step = GenericSamples.callBilling(true);
    String json = LifeboatJson.mapper().writeValueAsString(step);
    assertThat(LifeboatJson.mapper().readValue(json, Step.class)).isEqualTo(step);
  }

  @Test
  void takesNoRequestThatCannotBeSent() {
    assertThat(catchThrowable(() -> to("http://billing.example.com/", "POST")))
        .hasMessageContaining("is not a URL like https://example.com/move");
    assertThat(catchThrowable(() -> to("https://user:pass@billing.example.com/", "POST")))
        .hasMessageContaining("is not a URL like");
    assertThat(catchThrowable(() -> to("https://billing.example.com/", "TRACE")))
        .hasMessageStartingWith("'TRACE' is not one of GET");
    assertThat(
            catchThrowable(
                () ->
                    with(
                        new CallHttps.Hmac(
                            "arn:aws:secretsmanager:eu-central-1:111122223333:secret:k", "X-S"))))
        .hasMessageContaining("is not the ARN of a resource of secretsmanager in eu-west-1");
  }

  private Turn<CallHttps> turn(CallHttps step) {
    return simulation.turn(new AwsCallHttps(simulation, endpoint), step);
  }

  private static CallHttps get(CallHttps.Signing signing) {
    return new CallHttps(
        "status",
        Simulation.DUB,
        "https://billing.example.com/status",
        "GET",
        Optional.empty(),
        signing,
        List.of(202),
        false);
  }

  private static CallHttps with(CallHttps.Signing signing) {
    return new CallHttps(
        "billing",
        Simulation.DUB,
        "https://billing.example.com/",
        "POST",
        Optional.empty(),
        signing,
        List.of(200),
        false);
  }

  private static CallHttps to(String url, String method) {
    return new CallHttps(
        "billing",
        Simulation.DUB,
        url,
        method,
        Optional.empty(),
        new CallHttps.SigV4("execute-api"),
        List.of(200),
        false);
  }
}
